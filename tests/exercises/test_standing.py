"""The whole way is told as a picture and in words, with what is left."""

from course_lib.exercises import finding, progress, record


def test_the_whole_way_names_all_chapters_and_where_to_go_on():
    record.note("0.1")
    way, ready = progress(), finding.chapters_with_a_bank()
    lines = repr(way).splitlines()
    assert [line.split(":")[0].split(",")[0] for line in lines[:-1]] == [
        f"Chapter {number}" for number in ready]
    number = sum(len(finding.exercises_of(one)) for one in ready)
    assert lines[-1] == f"1 of {number} exercises of the course done. Go on with 1.1."
    assert "Chapter 0, Start here: 1 of 1 exercises done" in lines[0]


def test_the_picture_has_a_dot_for_each_exercise_and_a_link_for_each_chapter():
    record.note("1.2")
    for one in progress().standings:
        row = one.row()
        assert row.count("<span style=") == len(finding.exercises_of(one.number))
        assert row.count("background: #0072b2") == (one.number == 1)
        assert f'href="{one.chapter.file}"' in row and one.next in row
    assert progress().words in progress()._repr_html_()


def test_a_chapter_that_is_not_in_the_table_has_no_link(example):
    assert "href" not in progress().standings[-1].row()


def test_at_the_end_it_says_so(home):
    for number in finding.chapters_with_a_bank():
        for one in finding.exercises_of(number):
            record.note(one.id)
    assert progress().words.endswith("You have come all the way!")
