"""Neural networks from one weight to handwritten digits, in NumPy, in the open."""
