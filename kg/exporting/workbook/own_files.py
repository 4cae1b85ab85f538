"""Which workbooks are ours: only they are written over."""

import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from ontology.errors import WrongUse

MARK = "kg-export"
"""A property of the file that spreadsheet programs keep when they save it."""

_PROPERTIES = "docProps/custom.xml"
_MOST = 1 << 20


def refuse_foreign_workbook(file: Path) -> None:
    """Raise WrongUse when there is a file with something in it that ``kg`` did not write."""
    if file.is_file() and file.stat().st_size and not _is_ours(file):
        raise WrongUse("export-onto-foreign-file", path=file)


def _is_ours(file: Path) -> bool:
    try:
        with ZipFile(file) as archive, archive.open(_PROPERTIES) as properties:
            return f'name="{MARK}"'.encode() in properties.read(_MOST)
    except (BadZipFile, KeyError, NotImplementedError, EOFError, RuntimeError, zlib.error):
        return False
