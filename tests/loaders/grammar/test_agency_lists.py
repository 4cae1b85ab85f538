"""Lists of departments after "Các sở:", with names that no registry holds."""

from pathlib import Path

import pytest

from loaders.grammar.agencies.cells import AgencyCell, read_agencies
from ontology.agencies import Registry, default_registry
from ontology.places import place_named

CITY = place_named("thành phố Sao Mai")
assert CITY is not None
HOME = CITY.code
REGISTRY = default_registry().at_home(CITY)
DEPARTMENTS = "Các sở, ban, ngành thành phố"


def read(text: str) -> AgencyCell:
    return read_agencies(text, HOME, REGISTRY)


LISTS_WITH_UNKNOWN = [
    ("Các sở: Cảng biển; Y tế", ["Sở Cảng biển", "Sở Y tế"], []),
    ("Các sở: Y tế, Cảng biển, Nội vụ", ["Sở Y tế", "Sở Cảng biển", "Sở Nội vụ"], []),
    ("Các sở: Biển đảo và Y tế", ["Sở Biển đảo", "Sở Y tế"], []),
    ("các Sở Biển đảo, Y tế", ["Sở Biển đảo", "Sở Y tế"], []),
    ("Các sở: Biển đảo", ["Sở Biển đảo"], []),
    ("Các Bộ: Biển đảo, Y tế", ["Bộ Biển đảo", "Bộ Y tế"], []),
    # a name of two parts, since semicolons part the members
    (
        "Các sở: Y tế; Biển đảo và Nghề cá; Nội vụ",
        ["Sở Y tế", "Sở Biển đảo và Nghề cá", "Sở Nội vụ"], [],
    ),
    # one department or two: nobody can tell
    ("Các sở: Y tế, Biển đảo, Nghề cá", ["Sở Y tế"], ["Biển đảo, Nghề cá"]),
    ("Các sở: Biển đảo và Nghề cá", [], ["Biển đảo và Nghề cá"]),
    ("Các sở: Biển - Đảo; Y tế", ["Sở Y tế"], ["Biển - Đảo"]),
    (
        "Các sở: Y tế; Biển đảo và Nghề cá, Nội vụ",
        ["Sở Y tế", "Sở Nội vụ"], ["Biển đảo và Nghề cá"],
    ),
    ("Các sở: Y tế, Trung tâm Nghề cá, Nội vụ", ["Sở Y tế"], ["Trung tâm Nghề cá, Nội vụ"]),
    # lists of others than departments
    ("Các sở, ban, ngành: Cảng biển; Y tế", ["Sở Y tế"], ["Cảng biển"]),
    ("Các sở liên quan: Y tế, Biển đảo", ["Sở Y tế"], ["Biển đảo"]),
    ("Các sở: Y tế, Công an thành phố, Biển đảo", ["Sở Y tế", "Công an thành phố"], ["Biển đảo"]),
    ("Các sở: Y tế, Trung tâm Nghề cá", ["Sở Y tế", "Trung tâm Nghề cá"], []),
    ("Các sở: Y tế\n- Biển đảo", ["Sở Y tế"], ["Biển đảo"]),
    ("Các sở; Y tế", [DEPARTMENTS], ["Y tế"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "unread"), LISTS_WITH_UNKNOWN)
def test_a_list_with_an_unknown_name(text: str, expected: list[str], unread: list[str]) -> None:
    cell = read(text)
    assert [found.agency.name for found in cell.found] == expected
    assert not any(f.agency.collective for f in cell.found if f.agency.name != DEPARTMENTS)
    assert [text[start:end] for start, end in cell.unread] == unread


def test_a_department_of_a_list_is_one_of_the_plans_own_place() -> None:
    found = read("Các sở: Cảng biển; Y tế").found[0]
    assert (found.agency.level, found.agency.place) == ("department", HOME)
    assert found.agency.printed == "Cảng biển"


def test_a_planners_own_department_is_found_in_a_list(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[local.department]\n"Sở Cảng biển và Nghề cá" = {}', encoding="utf-8")
    cell = read_agencies("Các sở: Y tế, Cảng biển và Nghề cá, Nội vụ", HOME, Registry.load(own))
    names_found = [found.agency.name for found in cell.found]
    assert names_found == ["Sở Y tế", "Sở Cảng biển và Nghề cá", "Sở Nội vụ"]
