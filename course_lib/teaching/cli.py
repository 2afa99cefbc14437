"""The command `course` and its subcommands, each from the module that does its work."""

import click

from course_lib.teaching.assigning.command import assign
from course_lib.teaching.collecting.command import collect
from course_lib.teaching.grading.command import grade
from course_lib.teaching.helping import WithExamples
from course_lib.teaching.links.command import links


@click.group(cls=WithExamples, context_settings={"help_option_names": ["-h", "--help"]})
def course():
    """Assign chapters of One Neuron at a Time, collect what comes back, and grade it.

    Each subcommand shows an example of its own with --help.
    """


course.add_command(links)
course.add_command(assign)
course.add_command(collect)
course.add_command(grade)
