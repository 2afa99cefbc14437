"""What is said where nothing answers any more: the kernel was restarted, or has ended."""

SLEEPS = "This picture sleeps: run the cell above (Shift + Enter)."
