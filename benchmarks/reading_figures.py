"""How fast plans are read, what a hostile line costs, how much memory it takes."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.figures import Figure, Run, kg, run
from benchmarks.plans import hostile_lines, plan_text

LINE = 1 << 20
"""Characters of a hostile line."""

_HEAD = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ LAM GIANG\nSố: 15/KH-UBND\nKẾ HOẠCH\nThực hiện việc chung\n\n"
_TABLE = "TT\tNhiệm vụ\tCơ quan chủ trì\tSản phẩm\tThời gian hoàn thành\n"
_PLACES: dict[str, Callable[[str], str]] = {
    "line": lambda line: f"{_HEAD}{line}\n",
    "title": lambda line: f"{_HEAD}{_TABLE}1\t{line}\tSở Y tế\tĐề án\tNăm 2026\n",
    "agencies": lambda line: f"{_HEAD}{_TABLE}1\tMở chợ\t{line}\tĐề án\tNăm 2026\n",
    "deadline": lambda line: f"{_HEAD}{_TABLE}1\tMở chợ\tSở Y tế\tĐề án\t{line}\n",
}
"""Where a hostile line can stand in a plan."""


def reading_figures(folder: Path) -> Iterator[Figure]:
    """Measure the reading of the plans in a folder, and of plans made up."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        yield _speed(f"reading {folder.name}, one core", folder)
        _write_plans(place / "many", 40, 200)
        yield _speed("reading 40 made-up plans of 200 tasks", place / "many")
        yield from _memory(place)
        build = kg("--graph", str(place / "plans.kg"), "build", str(folder), "--jobs", "1")
        yield Figure(f"kg build {folder.name}, process start included", build.seconds, "s", most=3)
        yield Figure(f"memory of kg build {folder.name}", build.megabytes, "MB", most=300)
    yield Figure("kg --help", kg("--help", times=5).seconds, "s", most=0.25)
    yield from _hostile()


def _speed(name: str, folder: Path) -> Figure:
    """Read each file once, in a process of its own: nothing is known from before."""
    seconds, size = map(float, _in_process("read", folder).split())
    return Figure(name, size / 1e6 / seconds, "MB/s", least=1)


def _memory(place: Path) -> Iterator[Figure]:
    few, many = place / "few", place / "many"
    _write_plans(few, 4, 200)
    less, more = (_run_here("read", folder).megabytes for folder in (few, many))
    yield Figure("memory for each further plan read", (more - less) / 36, "MB", most=1)


def _write_plans(folder: Path, plans: int, tasks: int) -> None:
    folder.mkdir()
    for number in range(plans):
        (folder / f"{number}.txt").write_text(plan_text(tasks, seed=number), encoding="utf-8")


def _hostile() -> Iterator[Figure]:
    """Measure the slowest hostile line, and the one whose time grows fastest with its length."""
    slowest, steepest = (0.0, ""), (0.0, "")
    for row in _in_process("hostile").splitlines():
        name, short, long = row.split("\t")
        slowest = max(slowest, (float(long), name))
        if float(long) > 0.5:  # below, the clock tells nothing
            steepest = max(steepest, (float(long) / float(short), name))
    yield Figure(f"slowest hostile 1 MB line ({slowest[1]})", slowest[0], "s", most=10)
    yield Figure(f"4 times as long takes so many times ({steepest[1]})", steepest[0], "", most=6)


def _in_process(*words: object) -> str:
    return _run_here(*words).output.decode()


def _run_here(*words: object) -> Run:
    """Run this file, below, in a process of its own."""
    done = run("-m", "benchmarks.reading_figures", *map(str, words))
    if done.status:
        raise RuntimeError(f"benchmarks.reading_figures {words} ended with {done.status}")
    return done


def read_folder(folder: Path) -> tuple[float, int]:
    """Return the seconds it takes to read all files of a folder, and their bytes."""
    from loaders.reader import read_plan
    from ontology.agencies import default_registry
    from ontology.errors import UnreadableFile

    registry = default_registry()
    texts = [path.read_bytes() for path in sorted(folder.glob("*.txt"))]
    start = time.perf_counter()
    for data in texts:
        try:
            read_plan(data, registry)
        except UnreadableFile:
            continue
    return time.perf_counter() - start, sum(map(len, texts))


def hostile_times() -> Iterator[tuple[str, float, float]]:
    """Yield name, seconds for a quarter of a line, seconds for a whole one, in each place."""
    for kind, line in hostile_lines(LINE).items():
        for place, plan in _PLACES.items():
            times = [_seconds(plan(text)) for text in (line[: LINE // 4], line)]
            yield f"{kind} as {place}", times[0], times[1]


def _seconds(text: str) -> float:
    from loaders.reader import read_plan
    from ontology.agencies import default_registry

    registry = default_registry()
    start = time.perf_counter()
    read_plan(text.encode(), registry)
    return time.perf_counter() - start


if __name__ == "__main__":
    if sys.argv[1] == "read":
        print(*read_folder(Path(sys.argv[2])))
    else:
        for figures in hostile_times():
            print(*figures, sep="\t")
