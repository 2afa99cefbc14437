"""All widgets of the course begin with the same few lines, which stand once."""

from pathlib import Path

from course_lib.exercises.order_box import OrderBox
from course_lib.exercises.question_box import QuestionBox
from course_lib.server.widget import CourseWidget
from course_lib.views import View

PACKAGE = Path(__file__).parents[2] / "course_lib"


def test_each_widget_makes_elements_and_keeps_its_keys_in_the_same_way():
    for kind in (View, QuestionBox, OrderBox):
        assert issubclass(kind, CourseWidget)
        assert kind._esm.count("function element(") == kind._esm.count("function keepKeys(") == 1


def test_those_lines_stand_in_one_file():
    found = [path.name for path in PACKAGE.rglob("*.js") if "labextension" not in path.parts
             and "function element(" in path.read_text(encoding="utf-8")]
    assert found == ["page.js"]
