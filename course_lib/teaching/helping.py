"""How `--help` ends: with an example that can be typed as it stands."""

import functools

import click


def example(*lines):
    r"""Return the end of a subcommand's help; the first line stands in the help of `course`, too.

    >>> example("course links --to links.html")
    '\x08\nExample:\n  course links --to links.html'
    """
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


class WithExamples(click.Group):
    """A group of subcommands whose help ends with an example of each."""

    def format_epilog(self, context, formatter):
        """Write the first line of each subcommand's example."""
        formatter.write("\nExamples:\n")
        for command in self.commands.values():
            formatter.write(command.epilog.splitlines()[2] + "\n")


def sentences(command):
    """Let a subcommand end with the sentence of a ValueError or of a file that cannot be used."""
    @functools.wraps(command)
    def decorate(*values, **options):
        try:
            return command(*values, **options)
        except (ValueError, OSError) as error:
            raise click.ClickException(str(error)) from error
    return decorate
