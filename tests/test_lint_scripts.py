"""The page's scripts are in order, and what is not is told with its file and line."""

import pytest

from tests.lint_scripts import complaints
from viz.page import own_script


def test_the_scripts_of_the_page_are_in_order() -> None:
    assert complaints(own_script()) == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("return isoDay(", "return isoDate(", "no-undef"),
        ("const now = new Date();", "const look = 1; const now = look;", "no-shadow"),
        ("const now = new Date();", "const now = ;", "syntax"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(right: str, wrong: str, told: str) -> None:
    broken = own_script().replace(right, wrong, 1)
    assert broken != own_script()
    found = [each for each in complaints(broken) if told in each]
    assert found and all("viz/page/script/dates.js:" in each for each in found)
