"""Heads of questions: what they say, and how it is said that one is broken."""

from pathlib import Path

import pytest

from ontology.errors import BrokenQuery, WrongUse
from queries.catalogue.catalogue import Catalogue
from queries.catalogue.reading import parameters_in

HEAD = """\
// [question]
// vi = "Hỏi gì?"
// en = "What?"
//
// [parameters.task]
// type = "task"
// example = "1/KH-X#1"
// vi = "nhiệm vụ"
// en = "the task"
//
// [columns.id]
// vi = "mã"
// en = "id"
"""
TEXT = "\nMATCH (t:Task {id: $task}) // no comment of the head: $other\nRETURN t.id AS id\n"


def written(folder: Path, text: str, name: str = "one.cypher") -> Catalogue:
    """A folder with a file of a question."""
    (folder / name).write_text(text, encoding="utf-8")
    return Catalogue((folder,))


def test_a_whole_head(tmp_path: Path) -> None:
    question = written(tmp_path, HEAD + TEXT).question("one")
    assert question.head.question.text("vi") == "Hỏi gì?"
    assert question.head.parameters["task"].kinds == ("Task",)
    assert question.head.printed == ("id",)
    assert question.texts["neo4j"] == question.texts["ladybug"] == TEXT.strip()
    assert not question.computed


def test_a_byte_order_mark_and_other_ends_of_lines_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "one.cypher").write_bytes(
        ("\ufeff" + HEAD + TEXT).replace("\n", "\r\n").encode("utf-8")
    )
    assert Catalogue((tmp_path,)).question("one").head.columns.keys() == {"id"}


def test_a_text_for_each_engine(tmp_path: Path) -> None:
    written(tmp_path, HEAD + TEXT, "one.neo4j.cypher")
    assert "ladybug" not in Catalogue((tmp_path,)).question("one").texts
    question = written(tmp_path, "RETURN 1 AS id", "one.ladybug.cypher").question("one")
    assert question.texts == {"neo4j": TEXT.strip(), "ladybug": "RETURN 1 AS id"}


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('// en = "What?"\n', "", 1, "question.en is missing"),
        ('"What?"', '"What?', 3, "is no TOML"),
        ('"What?"', '" "', 3, "question.en is wrong"),
        ('"What?"', "7", 3, "question.en is wrong"),
        ('// type = "task"', '// type = "tusk"', 6, "parameters.task.type is wrong"),
        ('// example = "1/KH-X#1"\n', "", 5, "a parameter without a default needs one"),
        ('// vi = "nhiệm vụ"', '// wi = "nhiệm vụ"', 5, "parameters.task.vi is missing"),
        ('// en = "id"', '// en = "id"\n// fr = "id"', 14, "no place for columns.id.fr"),
        ("[columns.id]", "[columns.'the id']", 11, "is wrong"),
        (
            '// en = "id"',
            '// en = "id"\n// [path]\n// start = "x"\n// near = "n"',
            1,
            "no parameter x",
        ),
        ('// en = "id"', '// en = "id"\n// [path]\n// start = "x"', 14, "one needs the other"),
        ('// en = "id"', '// en = "id"\n// [path]\n// forward = true', 1, "start and near"),
        ("$task}", "$tusk}", None, "uses $tusk, which the head does not declare"),
        (TEXT, "\n", None, "no Cypher behind the head"),
    ],
)
def test_a_broken_head_is_refused_with_file_line_and_remedy(
    tmp_path: Path, old: str, new: str, line: int | None, said: str
) -> None:
    whole = HEAD + TEXT
    assert old in whole
    catalogue = written(tmp_path, whole.replace(old, new, 1))
    with pytest.raises(BrokenQuery) as caught:
        catalogue.question("one")
    assert said in str(caught.value) and "one.cypher" in str(caught.value)
    assert caught.value.values.get("line") == line
    assert caught.value.exit_status == 2
    assert [type(each) for each in catalogue.questions()] == [BrokenQuery]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("one.cypher", b"RETURN 1 AS id", "the head is missing"),
        ("one.cypher", b"", "the head is missing"),
        ("one.cypher", b"// \xff", "is not UTF-8"),
        ("one.ladybug.cypher", b"RETURN 1 AS id", "one.neo4j.cypher, which is not there"),
    ],
)
def test_a_file_that_is_no_question(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BrokenQuery, match=said):
        Catalogue((tmp_path,)).question("one")


def test_only_the_files_of_a_question_are_read(tmp_path: Path) -> None:
    (tmp_path / "broken.cypher").write_bytes(b"\xff")
    assert written(tmp_path, HEAD + TEXT).question("one").name == "one"


def test_the_nearest_names_are_said(tmp_path: Path) -> None:
    catalogue = written(tmp_path, HEAD + TEXT, "blocked-tasks.cypher")
    with pytest.raises(WrongUse, match="Did you mean: blocked-tasks"):
        catalogue.question("blokced-task")
    with pytest.raises(WrongUse, match="See them all"):
        catalogue.question("xyz")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no folder of questions"):
        Catalogue((tmp_path / "missing",))


def test_a_question_of_a_later_folder_takes_the_place_of_one_before(tmp_path: Path) -> None:
    ours, own = tmp_path / "ours", tmp_path / "own"
    ours.mkdir()
    own.mkdir()
    written(ours, HEAD + TEXT, "one.neo4j.cypher")
    written(ours, "RETURN 1 AS id", "one.ladybug.cypher")
    written(ours, HEAD + TEXT, "two.cypher")
    written(own, HEAD + TEXT)
    both = Catalogue((ours, own))
    assert both.names == ("one", "two")
    assert both.question("one").path == own / "one.cypher"
    assert both.question("one").texts["ladybug"] == TEXT.strip()
    assert dict(both.replaced) == {"one": own / "one.cypher"}
    assert not Catalogue((ours,)).replaced


def test_a_dollar_sign_that_is_no_parameter() -> None:
    text = 'RETURN \'$a\', "\\"$b", `$c`, $d /* $e\n */ + $d // $f'
    assert parameters_in(text) == {"d"}
