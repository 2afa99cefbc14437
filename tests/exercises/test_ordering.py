"""`order` says what it cannot show."""

from course_lib.exercises import order


def test_order_of_another_kind_or_id_is_told(kinds, capsys):
    assert order("90.1") is None and order("90.9") is None
    told = capsys.readouterr().out
    assert 'it works with check("90.1", mean_of_squares)' in told and "there is no exercise" in told
