"""Grading: what a stranger wrote runs in a jail and only computes; all judging is done outside.

`worker.py` and what it imports run inside, next to the student's code; `judge.py` and the rest
run outside and never execute, unpickle or parse anything that a student sent. Between them goes
plain data, one line of JSON a message.
"""
