"""The examples of README and docs: blocks of commands with their output, run again.

A block looks like this in a Markdown file, and holds one command or several:

    ```console
    $ kg blocked --as-of 2026-06-30 | head -n 5
    …what it prints…
    ```

Blocks of one file run one after another in a folder of their own that holds a copy of samples/,
in English unless they say ``--lang``. Only ``kg``, ``cat``, ``*`` and ``| head -n N`` or ``tail``
are understood: nothing else is needed to show what the program does.
"""

import io
import os
import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from kg.program import run
from tests import questions_page
from tests.sources import TOP

DOCUMENTS = ("README.md", *(f"docs/{path.name}" for path in sorted((TOP / "docs").glob("*.md"))))

_BLOCK = re.compile(r"(?<=^```console\n)(?P<body>.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
_PART = re.compile(r" \| (?P<end>head|tail) -n (?P<count>\d+)$")


def regenerated(document: str, folder: Path) -> str:
    """Return a Markdown file of the project with the output of its commands as it is now."""
    shutil.copytree(TOP / "samples", folder / "samples")
    text = (TOP / document).read_text(encoding="utf-8")
    with _fixed_surroundings(folder):
        written, beginning, _ = text.partition(questions_page.BEGINNING)
        shown = _with_output(written)
        if beginning:
            shown += beginning + questions_page.questions_page(_output) + "\n"
        return shown


def _with_output(text: str) -> str:
    return _BLOCK.sub(lambda match: "".join(_run_block(match["body"])), text)


_SERVER_BLOCK = re.compile(r"(?<=^```text\n)(?P<body>\$ kg .*?)(?=^```$)", re.MULTILINE | re.DOTALL)
_TIMES = re.compile(r"\(\d+/s, [\d.]+ s\)")


def regenerated_on(text: str, folder: Path, addresses: Mapping[str, str]) -> str:
    """Return a text with the output of its ``text`` blocks, run on servers.

    ``addresses`` gives the address to run on for each that is shown; times are never shown.
    """
    shutil.copytree(TOP / "samples", folder / "samples", dirs_exist_ok=True)

    def run_block(match: re.Match[str]) -> str:
        body = match["body"]
        for shown, real in addresses.items():
            body = body.replace(shown, real)
        output = _TIMES.sub("(… /s, … s)", "".join(_run_block(body)))
        for shown, real in addresses.items():
            output = output.replace(real, shown)
        return output

    with _fixed_surroundings(folder):
        return _SERVER_BLOCK.sub(run_block, text)


def commands(document: str) -> set[str]:
    """Return the names of the commands of kg that a document's blocks show."""
    text = (TOP / document).read_text(encoding="utf-8")
    return set(re.findall(r"^\$ kg (?:--\w+ \S+ )*([a-z]+)", text, re.MULTILINE))


@contextmanager
def _fixed_surroundings(folder: Path) -> Iterator[None]:
    """Run as on one machine: same width, same language, no graph named from outside."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("KG_", "LC_", "LANG"))}
    fixed = {**kept, "COLUMNS": "100", "LC_ALL": "C.UTF-8"}
    with patch.dict(os.environ, fixed, clear=True), chdir(folder):
        yield


def _run_block(body: str) -> Iterator[str]:
    for line in body.splitlines():
        if line.startswith("$ "):
            yield f"{line}\n{_output(line[2:])}"


def _output(line: str) -> str:
    part = _PART.search(line)
    command = line[: part.start()] if part else line
    name, *arguments = (word for written in shlex.split(command) for word in _expanded(written))
    printed = _cat(arguments) if name == "cat" else _kg(name, arguments)
    lines = printed.splitlines(keepends=True)
    if part is None:
        return printed
    count = int(part["count"])
    return "".join(lines[:count] if part["end"] == "head" else lines[-count:])


def _expanded(word: str) -> list[str]:
    """Return the files that a pattern names, as a shell does; any other word as it is.

    A statement in Cypher may hold a star, too: it names no file.
    """
    is_pattern = "*" in word and not re.search(r"[\s(]", word)
    return sorted(map(str, Path().glob(word))) if is_pattern else [word]


def _cat(arguments: list[str]) -> str:
    return "".join(Path(name).read_text(encoding="utf-8-sig") for name in arguments)


def _kg(name: str, arguments: list[str]) -> str:
    assert name == "kg", f"examples run kg, not {name}"
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        run(arguments)
    return printed.getvalue().replace("\r\n", "\n")  # as Git and editors keep it
