"""The home folder of a Neo4j server: its settings, for tests and for benchmarks."""

from pathlib import Path
from typing import NamedTuple


class Sizing(NamedTuple):
    """The memory that a server may take, and what its Java is tuned for."""

    first_heap: str
    heap: str
    page_cache: str
    flags: tuple[str, ...] = ()


SMALL = Sizing("256m", "1g", "256m", ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"))
"""For tests: half the work to start and two thirds of the memory, but slower in a long run."""

LARGE = Sizing("512m", "2g", "512m")
"""For benchmarks: Java as a server in use has it."""

_FOLDERS = ("conf", "data", "import", "logs", "plugins", "run")

_SETTINGS = {
    "server.http.enabled": "false",
    "db.tx_log.preallocate": "false",  # half a gigabyte of disk for nothing
    "dbms.usage_report.enabled": "false",
    "dbms.fleet_manager.enabled": "false",
    "dbms.security.auth_max_failed_attempts": "0",  # a wrong password locks nobody out
    "internal.dbms.dump_diagnostics": "false",  # starts sooner
    "internal.server.bolt.thread_pool_shutdown_wait_time": "0s",  # or each stop takes 10 s
    "server.config.strict_validation.enabled": "false",  # not each version knows all of these
}


def make_home(home: Path) -> None:
    """Make the folders of a server's home."""
    for name in _FOLDERS:
        (home / name).mkdir()


def write_settings(home: Path, port: int, *, auth: bool, sizing: Sizing) -> None:
    """Write the settings of a server that listens on a port of this machine alone."""
    settings = {
        **_SETTINGS,
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
        "dbms.security.auth_enabled": str(auth).lower(),
        "server.memory.heap.initial_size": sizing.first_heap,
        "server.memory.heap.max_size": sizing.heap,
        "server.memory.pagecache.size": sizing.page_cache,
    }
    lines = [f"{name}={value}\n" for name, value in settings.items()]
    (home / "conf" / "neo4j.conf").write_text("".join(lines), encoding="utf-8")
