"""Clear errors for bad input: which argument, what came, what was expected, what to do."""
