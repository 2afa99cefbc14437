"""What the course adds to Jupyter's server; learners need not read it."""
