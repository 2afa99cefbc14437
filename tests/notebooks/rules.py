"""The rules that every chapter keeps. Each is a function that yields what breaks it."""

import re

from course_lib.chapters import CHAPTERS
from course_lib.exercises import finding
from course_lib.glossary import ENTRIES
from tests.notebooks.pace import pace

LIVE_WIDGET = "application/vnd.jupyter.widget-view+json"
MOST_LINES, MOST_COLUMNS, MOST_SETUP_LINES = 12, 79, 7
GREEK = "alpha|beta|gamma|delta|Delta|epsilon|eta|theta|lambda|mu|rho|sigma|tau|phi|omega"
WORDS_WE_AVOID = re.compile(r"\b(simply|just|obviously)\b", re.IGNORECASE)
CHECKED = re.compile(r"\b(?:check|order)\(\s*[\"']([\d.]+)[\"']")
ASKED = re.compile(r"\bquiz\(\s*[\"']([\w.]+)[\"']")
QUESTION = re.compile(r"(guess|quiz|recall|order)\(")      # its text stands in its output
GUESSED = re.compile(r"\bguess\(\s*[\"']([\w.]+)[\"']")
RECALLED = re.compile(r"\brecall\(\s*(\d+)\s*\)")
MOST_WORDS_TO_AN_EXPLORER, MOST_WORDS_TO_AN_ACT, MOST_MINUTES = 300, 250, 70
# What Markdown reads as the beginning of a list's item, of a heading or quotation, as a rule.
MARKER = re.compile(r"(?:(\d{1,9})[.)]|[-+*])(?:\s|$)")
HEADING = re.compile(r"#{1,6}\s|>|(=+|-+)\s*$")
RULE = re.compile(r"(?:[-*_]\s*){3,}$")
LABELS = {"you will be able to", "you need"}        # bold, and no word of the course
EVERYDAY = {"step"}                 # steps were made before there was an activation of that name
ANNOUNCED = re.compile(r"chapters? \d+|^\| \d\d", re.IGNORECASE | re.MULTILINE)
NETWORK = re.compile(r"^\s*[!%]|\bpip install|\bimport (requests|urllib|socket)|urlopen|https?://",
                     re.MULTILINE)
PATH_OF_A_MACHINE = re.compile(r"(/home/|/Users/|/root/|/tmp/|/work/|[A-Z]:\\\\)\w*")
UNSEEDED = re.compile(r"np\.random\.(?!default_rng\(\d)|default_rng\(\)|^import random",
                      re.MULTILINE)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook):
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def said(output):
    """Return the text of an output as a reader sees it."""
    return "".join(output.get("text", "") or output.get("data", {}).get("text/plain", ""))


def opening(notebook, chapter):
    """Title, goals, set-up: a chapter opens as all chapters do."""
    first, second, *_ = notebook.cells
    if not first.source.startswith(f"# {chapter.number}. {chapter.title}"):
        yield f"the first cell does not open with '# {chapter.number}. {chapter.title}'"
    goals = second.source
    if "You will be able to" not in goals:
        yield "the second cell does not say 'You will be able to'"
    if len(re.findall(r"^[-*] ", goals, re.MULTILINE)) != 3:
        yield "the second cell does not list three goals"
    if f"{chapter.minutes} minutes" not in goals:
        yield f"the second cell does not say {chapter.minutes} minutes, as the table does"
    setup = code_cells(notebook)[0].source.strip().splitlines()
    if len(setup) > MOST_SETUP_LINES or not all(re.match("import|from", line) for line in setup):
        yield f"the first code cell is not {MOST_SETUP_LINES} lines of imports or fewer"


def links(notebook, chapter):
    """A reader finds the chapter before and after, words, formulas, and this one on Binder."""
    text = prose(notebook)
    binder = rf"https://mybinder\.org/v2/gh/\S+urlpath=lab/tree/notebooks/{chapter.file}\)"
    if not re.search(binder, text):
        yield f"there is no link that opens {chapter.file} on Binder"
    for target in re.findall(r"\]\(([^)#:]+\.ipynb)\)", text):
        if target not in {other.file for other in CHAPTERS}:
            yield f"a link leads to {target}, which is no chapter"
    for other in CHAPTERS:
        if abs(other.number - chapter.number) == 1 and f"({other.file})" not in text:
            yield f"there is no link to {other.file}"
    for page in ("[glossary](glossary.md)", "[formulas](formulas.md)"):
        if page not in notebook.cells[1].source:
            yield f"the second cell does not link to {page}"


def rhythm(notebook, chapter):
    """Prose before every code cell, be it a question that is asked, and little code at a time."""
    before = "code"
    for cell in notebook.cells:
        question = cell.cell_type == "code" and QUESTION.match(cell.source)
        if cell.cell_type == "code":
            lines = [line for line in cell.source.splitlines() if line.strip()]
            if before == "code" and not question:
                yield f"{cell.id}: no prose before this code"
            if len(lines) > MOST_LINES:
                yield f"{cell.id}: {len(lines)} lines of code, at most {MOST_LINES}"
            for line in lines:
                if len(line) > MOST_COLUMNS:
                    yield f"{cell.id}: a line of {len(line)} columns, at most {MOST_COLUMNS}"
        before = "question" if question else cell.cell_type


def formulas(notebook, chapter):
    """Every letter of a formula is said: in a table of symbols, or in a sentence with $letter$."""
    text = prose(notebook)
    displayed = re.findall(r"\$\$(.+?)\$\$", text, re.DOTALL)
    inline = re.findall(r"\$([^$]+)\$", re.sub(r"\$\$.+?\$\$", "", text, flags=re.DOTALL))
    said = {letter for piece in inline for letter in letters(piece)}
    for formula in displayed:
        for letter in sorted(letters(formula) - said):
            yield f"'{letter}' of ${formula.strip()}$ is not said"
    table = re.search(r"^\| \$", text, re.MULTILINE)
    if any(letters(formula) for formula in displayed) and not table:
        yield "there is no table of the symbols"


def letters(formula):
    """Return the letters and Greek letters of a formula, without commands and plain words.

    >>> sorted(letters(r"z = \\sum_i w_i x_i + \\text{bias}"))
    ['i', 'w', 'x', 'z']
    """
    formula = re.sub(r"\\(text|mathrm|operatorname|begin|end)\{[^}]*\}", "", formula)
    greek = set(re.findall(rf"\\({GREEK})\b", formula))
    return greek | set(re.findall(r"[A-Za-z]", re.sub(r"\\[A-Za-z]+", "", formula)))


def voice(notebook, chapter):
    """We do not tell a learner that it is easy."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for match in WORDS_WE_AVOID.finditer(cell.source):
                yield f"{cell.id}: '{match[0]}'"


def closed_world(notebook, chapter):
    """No network, no installs, no chance without a seed."""
    for cell in code_cells(notebook):
        for pattern, fault in ((NETWORK, "reaches out"), (UNSEEDED, "chance without a seed")):
            if match := pattern.search(cell.source):
                yield f"{cell.id}: {fault}: {match[0].strip()!r}"


def new_words(notebook, chapter):
    """Each new word of the table is bold where it is taught, and stands in the recap."""
    text = prose(notebook)
    bold = {word.lower().strip(".,:;") for word in re.findall(r"\*\*([^*]+)\*\*", text)}
    recap = next((cell.source for cell in notebook.cells
                  if re.search("^## What you can do now", cell.source)), "")
    if not recap:
        yield "there is no '## What you can do now'"
    if len(re.findall(r"^[-*] ", recap, re.MULTILINE)) < 3:
        yield "the recap does not mirror the three goals"
    for word in chapter.teaches:
        if word.lower() not in bold:
            yield f"'{word}' is never bold"
        if f"**{word.lower()}**" not in recap.lower():
            yield f"'{word}' is not in the recap's list of new words"


def bold_words(notebook, chapter):
    """What is bold is a word of the glossary, a label of the opening, or a whole sentence."""
    known = {form for word in ENTRIES for form in (word.lower(), f"{word.lower()}s")}
    for cell in notebook.cells:
        text = re.sub(r"`[^`]*`", "", cell.source) if cell.cell_type == "markdown" else ""
        for bold in re.findall(r"\*\*([^*]+)\*\*", text):
            words = " ".join(bold.split())
            if words.lower() not in known | LABELS and words[-1] not in ".,:?!":
                yield f"{cell.id}: '{words}' is bold and not in the glossary"


def words_in_order(notebook, chapter):
    """No word before the chapter that teaches it, unless it was announced: "… (chapter 09)"."""
    known = {word for other in CHAPTERS if other.number <= chapter.number for word in other.teaches}
    later = {word for other in CHAPTERS for word in other.teaches} - known - EVERYDAY
    for cell in notebook.cells:
        if cell.cell_type != "markdown":
            continue
        used = {word for word in later
                if re.search(rf"\b{re.escape(word)}s?\b", cell.source, re.IGNORECASE)}
        if ANNOUNCED.search(cell.source):
            later -= used
            continue
        for word in used:
            yield f"{cell.id}: '{word}' is taught in a later chapter"


def exercises(notebook, chapter):
    """At least five exercises and four questions; each exists, each is in the chapter."""
    code = "\n".join(cell.source for cell in code_cells(notebook))
    in_bank = [one.id for one in finding.exercises_of(chapter.number)]
    asked_in_bank = [one.id for one in finding.questions_of(chapter.number)]
    checks, questions = CHECKED.findall(code), ASKED.findall(code)
    least = (5, 4) if chapter.number else (1, 1)
    if len(checks) < least[0] or len(questions) < least[1]:
        yield f"{len(checks)} exercises and {len(questions)} questions, at least {least}"
    for there, here in ((in_bank, checks), (asked_in_bank, questions)):
        for missing in set(there) ^ set(here):
            yield f"{missing} is in the bank or in the chapter, but not in both"


def kinds_of_exercises(notebook, chapter):
    """Something to mend, something of one's own, something else: three kinds or more."""
    kinds = {one.kind for one in finding.exercises_of(chapter.number)}
    if chapter.number and not (len(kinds) >= 3 and kinds >= {"repair", "own"}):
        yield f"the kinds are {sorted(kinds)}, but three are expected, repair and own among them"


def hand_first(notebook, chapter):
    """The hand finds something out within the first 300 words."""
    words = pace(notebook).until_explorer
    if words > MOST_WORDS_TO_AN_EXPLORER:
        yield f"the first explorer comes after {words} words"


def acts_often(notebook, chapter):
    """Nobody reads more than 250 words without something to do."""
    for kind, words in (*pace(notebook).acts, ("the end", pace(notebook).after)):
        if words > MOST_WORDS_TO_AN_ACT:
            yield f"{words} words without an act before {kind}"


def honest_minutes(notebook, chapter):
    """The table's minutes are those that a reader takes, give or take a fifth, and at most 70."""
    minutes = pace(notebook).minutes
    if abs(minutes - chapter.minutes) > minutes / 5 or chapter.minutes > MOST_MINUTES:
        yield f"it takes about {minutes:.0f} minutes, and the table says {chapter.minutes}"


def recalls(notebook, chapter):
    """From chapter 02 on, three questions from earlier chapters come before the first explorer."""
    if chapter.number < 2:
        return
    asked = [int(found) for cell in code_cells(notebook) for found in RECALLED.findall(cell.source)]
    kinds = [kind for kind, _ in pace(notebook).acts]
    if asked != [chapter.number] or kinds.index("recall") > kinds.index("explorer"):
        yield f"recall({chapter.number}) does not stand once, before the first explorer"


def markdown_traps(notebook, chapter):
    """No line of a sentence begins with what Markdown reads as a list, a heading or a rule."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for line in trapped_lines(cell.source):
                yield f"{cell.id}: to Markdown this line is no prose: {line}"


def trapped_lines(text):
    """Return the lines that change the meaning of the paragraph which they were to continue.

    >>> trapped_lines("About\\n580. That is much.")
    ['580. That is much.']
    """
    text = re.sub(r"\$\$.+?\$\$|```.+?```", "$$", text, flags=re.DOTALL)
    found, before, last = [], "", None      # `last` is the number of a list's last item, or "-"
    for line in text.splitlines():
        marker = MARKER.match(line)
        if marker:
            number = marker[1] and int(marker[1])
            opens = not before.strip() and number in (None, 1)
            goes_on = last == "-" if number is None else last == (number or 0) - 1
            if not (opens or goes_on):
                found.append(line)
            last = number or "-"
        elif line.strip() and not line.startswith(" "):
            last = None
            if before.strip() and (HEADING.match(line) or RULE.match(line)):
                found.append(line)
        before = line
    return found


def stored(notebook, chapter):
    """The stored outputs are those of one clean run, and show without a kernel."""
    counts = [cell.execution_count for cell in code_cells(notebook)]
    if counts != list(range(1, len(counts) + 1)):
        yield f"execution counts are {counts}"
    if set(notebook.metadata) != {"kernelspec", "language_info"}:
        yield f"metadata holds {sorted(notebook.metadata)}"
    elif notebook.metadata.kernelspec.name != "python3":
        yield f"the kernel is {notebook.metadata.kernelspec.name}"
    ids = [cell.id for cell in notebook.cells]
    if len(set(ids)) != len(ids):
        yield "cell ids repeat"
    for cell in notebook.cells:
        if not re.fullmatch(rf"{chapter.number:02d}-\w+", cell.id):
            yield f"{cell.id}: an id that does not begin with {chapter.number:02d}-"
        if set(cell.metadata) - {"tags", "collapsed"}:
            yield f"{cell.id}: metadata that a run leaves behind: {sorted(cell.metadata)}"
    for cell in code_cells(notebook):
        yield from faults_of_hiding(cell)
        for output in cell.outputs:
            yield from faults_of_output(cell.id, output)


def faults_of_hiding(cell):
    """Yield what is wrong where a stored output answers a guess, or is hidden without a reason."""
    hidden = cell.metadata.get("collapsed", False)
    emptied = bool(cell.outputs) and cell.outputs[0].get("data") == {}
    if answered_by(cell) and not (hidden and emptied):
        yield f"{cell.id}: its output answers a guess and is not hidden: run regenerate.py"
    if not answered_by(cell) and (hidden or emptied):
        yield f"{cell.id}: its output is hidden, but no tag says which guess it answers"


def answered_by(cell):
    """Return the ids of the guesses that the cell's output answers, as its tags say."""
    return [tag[8:] for tag in cell.metadata.get("tags", []) if tag.startswith("answers-")]


def guesses(notebook, chapter):
    """Each guess of the bank is asked, once, and before the cells that answer it."""
    asked = [id for cell in code_cells(notebook) for id in GUESSED.findall(cell.source)]
    in_bank = [one.id for one in finding.guesses_of(chapter.number)]
    for id in sorted({*asked, *in_bank}):
        if asked.count(id) != 1 or id not in in_bank:
            yield f"{id} is asked {asked.count(id)} times; in the bank: {id in in_bank}"
    so_far = []
    for cell in code_cells(notebook):
        so_far += GUESSED.findall(cell.source)
        for id in answered_by(cell):
            if id not in so_far:
                yield f"{cell.id}: answers {id}, which is not asked before"


def faults_of_output(cell, output):
    """Yield what a stored output must not be."""
    data = output.get("data", {})
    if output.output_type == "error":
        yield f"{cell}: an error is stored"
    if LIVE_WIDGET in data:
        yield f"{cell}: a live widget is stored"
    if "image/png" in data and len(said(output)) < 20:
        yield f"{cell}: a picture without its words"
    texts = [said(output), *("".join(text) for kind, text in data.items() if "text/" in kind)]
    if match := PATH_OF_A_MACHINE.search("\n".join(texts)):
        yield f"{cell}: a path of a machine: {match[0]}"


RULES = (opening, links, rhythm, formulas, voice, closed_world, new_words, bold_words,
         words_in_order, exercises, kinds_of_exercises, hand_first, acts_often, honest_minutes,
         recalls, guesses, markdown_traps, stored)
