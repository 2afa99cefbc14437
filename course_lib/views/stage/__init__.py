"""What carries every picture: the view, its controls, its look, and what runs."""
