"""What is installed has what the program reads beside its code."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from queries.catalogue.catalogue import OWN
from tests.sources import LAYERS, TOP

_BUILD = "from setuptools.build_meta import build_wheel; build_wheel('dist')"


def test_a_wheel_has_every_file_of_data(tmp_path: Path) -> None:
    for layer in LAYERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(TOP / layer, tmp_path / layer, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(TOP / name, tmp_path / name)
    built = subprocess.run(
        [sys.executable, "-c", _BUILD], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert {f"queries/cypher/{path.name}" for path in OWN.glob("*.cypher")} <= inside
    data = [path for layer in LAYERS for path in (TOP / layer).rglob("data/**/*") if path.is_file()]
    assert {path.relative_to(TOP).as_posix() for path in data} <= inside
    assert "ontology/data/words.toml" in inside
