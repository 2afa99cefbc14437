"""What can be read of a damaged file is saved."""

import json

from course_lib.exercises.record_file import readable_in


def test_what_can_be_read_of_a_damaged_file_is_saved():
    notes = {"done": ["1.1"], "missed": ["2.b"], "made": {"2.6": 'cat = "a \\ b"'},
             "guesses": {"2.g1": {"gave": "7.5", "sure": "certain", "right": False}}}
    text = json.dumps({name: notes[name] for name in ("done", "missed", "guesses", "made")})
    assert readable_in(text[:-2]) == notes
    assert readable_in(text.replace("false", "fal"))["guesses"] == {}
