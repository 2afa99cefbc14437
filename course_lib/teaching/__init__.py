"""The teacher's command, `course`: links, clean copies, collecting, grading. No learner needs it.

Each subcommand has a module or a folder; `cli.py` gathers them. They need the extra `teacher`.
"""
