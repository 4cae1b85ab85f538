"""What a new text says otherwise is told task by task, also where rows have moved."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.building.changes import changes
from loaders.reading import Reading
from tests.loaders.toy import plan, read_toy

_TASKS = st.lists(
    st.tuples(st.sampled_from("1234"), st.sampled_from(["Trồng cây", "Nuôi ong", "Đào ao"])),
    max_size=5,
)


def reading(*tasks: tuple[str, str], number: str = "1/KH") -> Reading:
    return read_toy(plan(number, *(f"{ref} | {title}" for ref, title in tasks)).encode(), None)


def test_a_row_put_in_between_moves_the_others() -> None:
    old = reading(("1", "Trồng cây"), ("2", "Nuôi ong"))
    new = reading(("1", "Đào ao"), ("2", "Trồng cây"), ("3", "Nuôi ong"))
    said = [(each.kind, each.ref, each.field, each.old, each.new) for each in changes(old, new)]
    assert said == [
        ("added", "1", None, None, "Đào ao"),
        ("changed", "2", "ref", "1", "2"),
        ("changed", "3", "ref", "2", "3"),
    ]


def test_the_document_is_told_of_first() -> None:
    first = changes(reading(), reading(number="2/KH"))[0]
    assert (first.thing, first.field, first.old, first.new) == (
        "document", "number", "1/KH", "2/KH",
    )  # fmt: skip


def test_a_file_with_another_document_has_one_change() -> None:
    old = reading(("1", "Trồng cây"), ("2", "Nuôi ong"))
    new = reading(("1", "Đào ao"), ("2", "Quét sân"), number="2/KH")
    said = [(each.kind, each.thing, each.old, each.new) for each in changes(old, new)]
    assert said == [("another", "document", "1/KH", "2/KH")]


def test_a_number_that_was_corrected_is_no_other_document() -> None:
    old = reading(("1", "Trồng cây"), ("2", "Nuôi ong"))
    new = reading(("1", "Trồng cây"), ("2", "Nuôi tằm"), number="2/KH")
    assert [(each.thing, each.field) for each in changes(old, new)] == [
        ("document", "number"), ("task", "title"),
    ]  # fmt: skip


@given(_TASKS)
def test_a_text_does_not_differ_from_itself(tasks: list[tuple[str, str]]) -> None:
    assert changes(reading(*tasks), reading(*tasks)) == ()


@given(_TASKS, _TASKS)
def test_what_is_added_and_removed_accounts_for_the_number_of_tasks(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> None:
    said = changes(reading(*old), reading(*new))
    added = sum(each.kind == "added" for each in said)
    removed = sum(each.kind == "removed" for each in said)
    assert len(new) - len(old) == added - removed
    assert bool(said) == (reading(*old) != reading(*new)) or old != new
