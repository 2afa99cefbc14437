"""`course`, and `python -m course_lib.teaching`: start the command, or say what is missing."""

import importlib.util
import sys

NEEDS = ("click", "jinja2", "nbformat", "segno")    # what the extra `teacher` brings
INSTALL = """The teacher's command needs the extra "teacher": here is no {missing}.
In the course's folder type
    uv run --extra teacher course --help
or, with pip,
    pip install -e ".[teacher]"
"""


def main():
    """Run `course`; where its packages are missing, say which extra brings them, and stop."""
    missing = [name for name in NEEDS if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit(INSTALL.format(missing=" and no ".join(missing)).rstrip())
    from course_lib.teaching.cli import course

    course(prog_name="course")


if __name__ == "__main__":
    main()
