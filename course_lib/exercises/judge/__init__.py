"""The engine behind `check`: run an answer, compare what comes out, say it in words."""
