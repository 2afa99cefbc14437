"""How a chapter is read: its words, its acts, the longest stretch without one, its minutes.

    uv run --group test python tests/notebooks/pace.py      a line for each chapter
"""

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat

from course_lib.chapters import CHAPTERS
from course_lib.exercises import finding

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
WORDS_A_MINUTE = 130
# What a learner does, as it stands in a code cell, and how many minutes it takes.
ACTS = {
    "explorer": (re.compile(r"\b(?:explore|compare)_\w+\("), 3),
    "exercise": (re.compile(r"\b(?:check|order)\(\s*[\"'](\d+\.\d+)[\"']"), 5),
    "guess": (re.compile(r"\bguess\("), 1),
    "question": (re.compile(r"\bquiz\("), 1),
    "recall": (re.compile(r"\brecall\("), 3),       # three questions
}
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
NOT_READ = re.compile(r"\$\$.+?\$\$|\]\([^)]*\)|<[^>]+>", re.DOTALL)    # formulas, addresses, tags


@dataclass(frozen=True)
class Pace:
    """The words of a chapter, its acts in order as (kind, words before it), and its minutes."""

    words: int
    acts: tuple
    after: int      # words after the last act
    minutes: float

    @property
    def longest(self):
        """The most words between two acts."""
        return max(self.after, *(words for _, words in self.acts))

    @property
    def until_explorer(self):
        """The words before the first picture to move."""
        total = 0
        for kind, words in self.acts:
            total += words
            if kind == "explorer":
                return total
        return self.words


def body(notebook):
    """Return the cells of the path: all before "Under the hood", which may be skipped."""
    kept = []
    for cell in notebook.cells:
        above, skipped, _ = cell.source.partition("## Under the hood")
        kept.append(nbformat.from_dict({**cell, "source": above}))
        if skipped:
            break
    return kept


def words_in(text):
    """Return how many words a reader reads.

    >>> words_in("Turn [the line](x.ipynb): $$ a = b $$ 30 × 7.56 is 226.8.")
    7
    """
    return len(WORD.findall(NOT_READ.sub(" ", text)))


def acts_in(source):
    """Return the kinds of acts that a code cell asks for.

    >>> acts_in('check("2.1", weight)')
    ['exercise']
    """
    return [kind for kind, (pattern, _) in ACTS.items() if pattern.search(source)]


def pace(notebook):
    """Return the `Pace` of a notebook; a question after an exercise takes a minute, too."""
    acts, words, since, minutes = [], 0, 0, 0
    for cell in body(notebook):
        if cell.cell_type == "markdown":
            since += words_in(cell.source)
            continue
        for kind in acts_in(cell.source):
            acts.append((kind, since))
            words, since, minutes = words + since, 0, minutes + ACTS[kind][1]
        minutes += sum(_has_a_question(id) for id in ACTS["exercise"][0].findall(cell.source))
    words += since
    return Pace(words, tuple(acts), since, minutes + words / WORDS_A_MINUTE)


def _has_a_question(id):
    in_bank = finding.exercises_of(int(id.split(".")[0]))
    return any(one.then is not None for one in in_bank if one.id == id)


def main():
    print("chapter  words  acts  until the first explorer  longest stretch  minutes (table)")
    for chapter in CHAPTERS:
        if (NOTEBOOKS / chapter.file).exists():
            one = pace(nbformat.read(NOTEBOOKS / chapter.file, as_version=4))
            print(f"{chapter.number:02d} {one.words:10} {len(one.acts):5} {one.until_explorer:24} "
                  f"{one.longest:16} {one.minutes:9.0f} ({chapter.minutes})")


if __name__ == "__main__":
    main()
