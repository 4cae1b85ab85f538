"""Statements that only read are let through, all others are refused, whatever they look like."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import BrokenQuery
from queries.engines.reading_only import reading_statement

LOAD = "LOAD FROM '/etc/passwd' (file_format='csv', header=false) RETURN *"
COPY = "COPY (MATCH (n) RETURN n.id) TO '/tmp/x.csv'"


def key_of(text: str) -> str:
    """Return why a text is refused; empty for one that is let through."""
    try:
        reading_statement(text)
    except BrokenQuery as error:
        return error.key
    return ""


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) RETURN n",
        "match (n) return n",
        "mAtCh (n) rEtUrN n;",
        "  \n\t OPTIONAL MATCH (n) RETURN n ; \n",
        "UNWIND [1, 2] AS x RETURN x",
        "WITH 1 AS x RETURN x",
        "RETURN 1",
        "RETURN 'LOAD FROM'",
        'RETURN "CALL; COPY"',
        "RETURN 'a; b'",
        "RETURN 'it\\'s; LOAD'",
        "RETURN '\\\\' AS a, 'x' AS b",
        "MATCH (n) WHERE n.`load` = 1 RETURN n.`call` AS `LOAD`",
        "MATCH (n) RETURN n.load, n.CALL",
        "RETURN `a``; LOAD`",
        "// LOAD FROM\nRETURN 1",
        "/* CALL; */ RETURN 1 // COPY",
        "/* a **/ RETURN 1",
        "RETURN /* ' */ 1 /* ' */",
        "RETURN '/* not a comment', '*/'",
        "RETURN 1 AS loaded, 2 AS recall, 3 AS _load, 4 AS load_",
        "MATCH (n) WHERE n.id STARTS WITH 'x' RETURN n ORDER BY n.id",
        "\ufeffRETURN 1",
        "RETURN 1;;",
        "MATCH (n) SET n.x = 1",  # the engine refuses it
    ],
)
def test_what_reads_is_let_through(text: str) -> None:
    assert key_of(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        LOAD,
        LOAD.lower(),
        f"  /* harmless */ {LOAD}",
        f"// RETURN 1\n{LOAD}",
        LOAD.replace(" ", "/*x*/"),
        LOAD.replace(" ", "\u00a0"),
        LOAD.replace(" ", "\u2003"),
        LOAD.replace(" ", "\u180e"),
        f"\ufeff{LOAD}",
        f"MATCH (n) {LOAD}",
        f"UNWIND [1] AS x {LOAD}",
        f"RETURN 1 AS x UNION {LOAD}",
        f"RETURN 1 AS x UNION ALL {LOAD.lower()}",
        f"RETURN '\\\\' AS x UNION {LOAD} // '",
        f"RETURN \"'\" AS x UNION {LOAD} // '",
        f"/* **/ ' /* */ {LOAD} // '",
        f"RETURN 1 AS `x``` UNION {LOAD} // `",
        f"RETURN 1{LOAD}",
        f"RETURN [1..{LOAD}]",
        f"RETURN 1 AS đ{LOAD}",
        f"RETURN 1 AS a\u0302{LOAD}",
        f"RETURN 1 AS a\u00b2{LOAD}",
        "CALL show_tables() RETURN *",
        "CALL timeout=0",
        "MATCH (n) CALL READ_CSV_SERIAL('f') RETURN *",
        "CALL project_graph('G', ['Task'], ['REQUIRES'])",
        COPY,
        f"PROFILE {COPY}",
        f"EXPLAIN {COPY}",
        "EXPLAIN MATCH (n) RETURN n",
        "COPY Task FROM 'x.csv'",
        "EXPORT DATABASE '/tmp/x'",
        "IMPORT DATABASE '/tmp/x'",
        "INSTALL json",
        "FORCE INSTALL json",
        "UPDATE json",
        "LOAD EXTENSION '/tmp/x.so'",
        "LOAD json",
        "ATTACH '/tmp/x' AS y (dbtype lbug)",
        "DETACH y",
        "USE y",
        "CHECKPOINT",
        "checkpoint;",
        "BEGIN TRANSACTION",
        "COMMIT",
        "ROLLBACK",
        "ANALYZE",
        "DROP TABLE Task",
        "ALTER TABLE Task ADD x INT64",
        "COMMENT ON TABLE Task IS 'x'",
        "CREATE MACRO f(x) AS x",
        "CREATE (n:Task {id: 'x'})",
        "MERGE (n:Task {id: 'x'}) RETURN n",
        "DELETE n",
        "SET n.x = 1",
        "MATCHING (n) RETURN n",
        "(n)",
        "'MATCH' RETURN 1",
        "`MATCH` (n) RETURN n",
        "WITH 1 AS load RETURN load",
    ],
)
def test_what_does_more_is_refused(text: str) -> None:
    assert key_of(text) in ("cypher-not-reading", "cypher-several")


@pytest.mark.parametrize("text", ["", " \n", ";", " ; ; ", "// only", "/* only */", "\ufeff"])
def test_an_empty_statement_is_said(text: str) -> None:
    assert key_of(text) == "cypher-empty"


@pytest.mark.parametrize(
    "text", ["RETURN 1; RETURN 2", f"RETURN 1;{LOAD}", f"RETURN 1 /* ; */; {COPY}", "RETURN 1; ; x"]
)
def test_several_statements_are_refused(text: str) -> None:
    assert key_of(text) == "cypher-several"


def test_the_word_is_named() -> None:
    with pytest.raises(BrokenQuery) as caught:
        reading_statement("MATCH (n) load from 'x' RETURN *")
    assert caught.value.values == {"word": "load"} and caught.value.exit_status == 2


def test_a_statement_comes_without_comments_with_every_word_in_its_place() -> None:
    text = "MATCH (n) /* all\nof them */ RETURN n // done\n;"
    found = reading_statement(text)
    assert found.text == "MATCH (n)       \n           RETURN n"
    assert text.splitlines()[1].index("RETURN") == found.text.splitlines()[1].index("RETURN")


def test_names_of_parameters_are_found_once_and_only_in_the_code() -> None:
    text = "WITH $day AS a, '$no' AS `$not`, $day AS b, $x1 AS c /* $never */ RETURN a, b, c"
    assert reading_statement(text).parameters == ("day", "x1")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MATCH (n) WITH n ORDER BY n.id LIMIT 3 RETURN collect(n.id)", True),
        ("MATCH (n) WITH n order/**/by n.id LIMIT 3 RETURN collect(n.id)", True),
        ("MATCH (n) RETURN n ORDER BY n.id LIMIT 3", False),
        ("MATCH (n) WITH n.x AS x RETURN x ORDER BY x", False),
        ("WITH 'ORDER BY' AS x RETURN x", False),
    ],
)
def test_an_order_on_the_way_is_seen(text: str, found: bool) -> None:
    assert reading_statement(text).orders_on_the_way == found


_PIECES = st.sampled_from(
    ["'", '"', "`", "\\", "//", "/*", "*/", "**/", "\n", "\r", ";", " ", ".", "..", "a", "1", "é",
     "LOAD FROM 'f'", "load", "CALL x=1", "RETURN 1", "MATCH (n)", "UNION", "\u00a0", "$p"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_what_is_let_through_hides_nothing(pieces: str) -> None:
    """Lex what is let through once more, as the engine does: no comments, no forbidden word."""
    try:
        found = reading_statement(f"RETURN 1 {pieces}")
    except BrokenQuery:
        return
    code = re.sub(
        r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|(?:`[^`]*`)+", "''", found.text, flags=re.DOTALL
    )
    assert ";" not in code and "//" not in code
    assert "/*" not in code or "*/" not in code.partition("/*")[2]
    for match in re.finditer(r"(?i)load|call", code):
        before, after = code[: match.start()], code[match.end() :]
        part = re.search(r"[A-Za-z_]$", before) or re.match(r"[A-Za-z0-9_]", after)
        assert part or re.search(r"(?<!\.)\.$", before)


@given(st.text(max_size=40))
def test_any_text_is_let_through_or_refused(text: str) -> None:
    assert key_of(text) in ("", "cypher-empty", "cypher-several", "cypher-not-reading")


@given(st.text(max_size=30))
def test_any_text_may_stand_in_a_string(text: str) -> None:
    written = text.replace("\\", "\\\\").replace("'", "\\'")
    assert reading_statement(f"RETURN '{written}' AS x").text == f"RETURN '{written}' AS x"
