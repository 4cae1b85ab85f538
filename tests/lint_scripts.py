"""Lint the page's scripts as the browser reads them: as one, in one scope. ``make lint`` runs it.

By itself a file would seem to use names that nobody declares and to declare names that nobody
uses. oxlint is one program of its own, without Node; ``oxlint.json`` says what it looks for. Off
are rules that take for useless what is not: control characters in a pattern, a copy of a Set
that grows while one goes through it.
"""

import json
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from viz.page import SCRIPTS, own_script, page_file

_RULES = Path(__file__).with_name("oxlint.json")


def complaints(script: str) -> list[str]:
    """Return what is wrong in all scripts as one, each with the file and the line in it."""
    program = Path(sysconfig.get_path("scripts"), "oxlint")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.js")
        file.write_text(script, encoding="utf-8")
        words = [str(program), "-c", str(_RULES), "--format", "json", str(file)]
        run = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode > 1 or not run.stdout:
        raise RuntimeError(run.stderr or run.stdout)
    found = json.loads(run.stdout)["diagnostics"]
    return sorted(map(_told, found))


def _told(found: dict[str, Any]) -> str:
    line = found["labels"][0]["span"]["line"] if found["labels"] else 1
    return f"{_place(line)}: {found['message']} ({found.get('code', 'syntax')})"


def _place(line: int) -> str:
    """Return the file of the page, and the line in it, of a line of all scripts."""
    for name in reversed(SCRIPTS):
        before, _, _ = own_script().partition(page_file(f"script/{name}.js"))
        first = before.count("\n") + 1
        if first <= line:
            return f"viz/page/script/{name}.js:{line - first + 1}"
    return f"page.js:{line}"


if __name__ == "__main__":
    wrong = complaints(own_script())
    print("\n".join(wrong) or f"{len(SCRIPTS)} scripts of the page are in order")
    sys.exit(bool(wrong))
