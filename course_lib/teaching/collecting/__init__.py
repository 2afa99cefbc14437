"""What comes back: sorted into one folder a student, nothing lost, nothing believed."""
