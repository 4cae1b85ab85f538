"""The export as a workbook: all sheets, into a file that is there whole or as it was before."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from kg.exporting.replacing import is_replaced, replaced_bytes
from kg.exporting.workbook.about import write_about
from kg.exporting.workbook.asked import Asked, asked_of
from kg.exporting.workbook.own_files import MARK
from kg.exporting.workbook.quarters import quarters_sheet
from kg.exporting.workbook.sheets import Limits, Sheet
from kg.exporting.workbook.source_words import words_sheet
from kg.exporting.workbook.stream import KnownFailure
from kg.exporting.workbook.targets import targets_sheet, unresolved_sheet
from kg.exporting.workbook.tasks import tasks_sheet
from kg.exporting.workbook.waiting import acts_sheet, chains_sheet
from kg.exporting.workbook.writing import Writer
from kg.settings import Settings
from queries.answers import Answer
from queries.blocked import blocked
from queries.graph_source import GraphSource

_WHOLE = Limits()


def write_workbook(
    path: Path, source: GraphSource, day: dt.date, settings: Settings, limits: Limits = _WHOLE
) -> None:
    """Write the workbook of a graph on a day; the same three give the same bytes.

    Rows wait on the disk of the file, not in memory, until all sheets are known.
    """
    with (
        replaced_bytes(path) as out,
        TemporaryDirectory(
            prefix=f".{path.name[:40]}.", dir=path.parent if is_replaced(path) else None
        ) as folder,
        _workbook(out, folder, day) as workbook,
    ):
        asked = asked_of(source, day, settings)
        _write_sheets(Writer(workbook, asked.say, limits), asked, blocked(source, day))


def _write_sheets(writer: Writer, asked: Asked, answer: Answer) -> None:
    first = writer.new_page(asked.say("sheet-about"))
    sheets = _sheets(asked, answer, writer.limits.columns)
    written = {sheet.name: writer.write(sheet) for sheet in sheets}
    write_about(first, asked, answer, written, writer.limits.characters)


def _sheets(asked: Asked, answer: Answer, most_columns: int) -> Iterator[Sheet]:
    yield tasks_sheet(asked)
    yield chains_sheet(asked, answer)
    yield acts_sheet(asked)
    yield quarters_sheet(asked, most_columns)
    yield targets_sheet(asked, most_columns)
    yield unresolved_sheet(asked)
    yield words_sheet(asked)


@contextmanager
def _workbook(out: BinaryIO, folder: str, day: dt.date) -> Iterator[Any]:
    """Give a workbook that is written to ``out``; an error of the disk comes as OSError."""
    stream = KnownFailure(out)
    workbook = Workbook(stream, {"constant_memory": True, "tmpdir": folder})
    workbook.use_zip64()
    workbook.set_properties({"created": dt.datetime.combine(day, dt.time())})
    workbook.set_custom_property(MARK, "xlsx")
    try:
        yield workbook
        workbook.close()
    except FileCreateError as error:
        assert isinstance(error.args[0], OSError)
        raise error.args[0] from error
    finally:
        stream.end()
        for sheet in workbook.worksheets():
            sheet._opt_close()
    stream.raise_failure()
