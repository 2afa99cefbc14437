"""The glossary has each word that a chapter teaches, and no other, once and in one sentence."""

from pathlib import Path

import pytest

from course_lib.chapters import CHAPTERS
from course_lib.glossary import ENTRIES, glossary, page

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
WORDS = [word for chapter in CHAPTERS for word in chapter.teaches]


def test_each_word_that_is_taught_has_an_entry_and_no_other_word_has_one():
    assert sorted(WORDS) == sorted(ENTRIES)


def test_words_stand_in_the_order_in_which_they_are_taught():
    numbers = {word: chapter.number for chapter in CHAPTERS for word in chapter.teaches}
    order = [numbers[word] for word in ENTRIES]
    assert order == sorted(order)


@pytest.mark.parametrize("word", ENTRIES)
def test_an_entry_is_one_short_sentence_that_does_not_explain_a_word_by_itself(word):
    meaning, _ = ENTRIES[word]
    assert meaning[0].isupper() and meaning.endswith(".") and meaning.count(". ") == 0
    assert len(meaning) <= 99


def test_the_page_is_made_of_the_entries():
    assert (NOTEBOOKS / "glossary.md").read_text(encoding="utf-8") == page(), (
        "run: python -m course_lib.glossary")


@pytest.mark.parametrize("word", ["Sigmoid", " bias ", "xor"])
def test_a_word_is_found_however_it_is_written(word, capsys):
    glossary(word)
    assert capsys.readouterr().out.lower().startswith(word.strip().lower())


def test_a_word_that_is_not_there_leads_to_the_nearest():
    with pytest.raises(ValueError, match="'sigmoid'"):
        glossary("sigmoyd")


def test_without_a_word_it_lists_all(capsys):
    glossary()
    listed = capsys.readouterr().out
    assert [word for word in WORDS if word not in listed] == []
