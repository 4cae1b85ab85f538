"""The server that other tests stand on does what it is asked, and goes when it is not needed."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import AuthError, ServiceUnavailable

from tests.neo4j import server as servers
from tests.neo4j.emptying import empty
from tests.neo4j.home import SMALL
from tests.neo4j.server import PortTaken, Server, ServerFailed, running_server


def _count(driver: Driver, pattern: str) -> int:
    count: int = driver.execute_query(f"MATCH {pattern} RETURN count(*) AS n").records[0]["n"]
    return count


def test_what_a_test_writes_is_there_and_gone_when_it_is_emptied(server: Server) -> None:
    with server.driver() as driver:
        driver.execute_query("CREATE CONSTRAINT `a``b` FOR (t:Task) REQUIRE t.id IS UNIQUE")
        driver.execute_query("CREATE INDEX FOR (t:Task) ON (t.title)")
        driver.execute_query("CREATE (:Task {id: 1})-[:REQUIRES]->(:Task {id: 2})")
        assert _count(driver, "(:Task)-[:REQUIRES]->(:Task)") == 1
        empty(driver)
        assert _count(driver, "()") == 0
        indexes = driver.execute_query("SHOW INDEXES YIELD type RETURN DISTINCT type").records
        assert [index["type"] for index in indexes] == ["LOOKUP"]
        assert not driver.execute_query("SHOW CONSTRAINTS").records


def test_what_was_written_survives_a_kill(server: Server) -> None:
    with server.driver() as driver:
        driver.execute_query("CREATE (:Task)")
    server.kill()
    with server.driver() as driver, pytest.raises(ServiceUnavailable):
        driver.verify_connectivity()
    server.start()
    with server.driver() as driver:
        assert _count(driver, "(:Task)") == 1


def test_an_import_replaces_what_was_there(server: Server) -> None:
    with server.driver() as driver:
        driver.execute_query("CREATE (:Task)")
    folder = server.home / "import"
    (folder / "nodes.csv").write_text("id:ID,:LABEL\na,Agency\nb,Agency\n", encoding="utf-8")
    (folder / "edges.csv").write_text(":START_ID,:END_ID,:TYPE\na,b,ABOVE\n", encoding="utf-8")
    told = server.import_full(
        [f"--nodes={folder / 'nodes.csv'}", f"--relationships={folder / 'edges.csv'}"]
    )
    assert "IMPORT DONE" in told
    with server.driver() as driver:
        assert _count(driver, "(:Agency)-[:ABOVE]->(:Agency)") == 1
        assert _count(driver, "(:Task)") == 0


def test_a_wrong_password_is_refused(server: Server) -> None:
    for _ in range(5):  # and does not lock out who knows the right one
        with (
            GraphDatabase.driver(server.uri, auth=(server.user, "wrong")) as driver,
            pytest.raises(AuthError),
        ):
            driver.verify_connectivity()
    with server.driver() as driver:
        driver.verify_connectivity()


def test_a_second_server_is_empty_asks_nobody_and_goes_with_its_home(server: Server) -> None:
    with server.driver() as driver:
        driver.execute_query("CREATE (:Task)")
    with running_server(auth=False) as other:
        assert other.port != server.port
        with GraphDatabase.driver(other.uri) as driver:
            assert _count(driver, "()") == 0
    assert not other.running
    assert other.process.returncode == 0, "it was not stopped in good order"
    assert not other.home.exists()


def test_a_server_that_does_not_start_says_why() -> None:
    sizing = SMALL._replace(flags=("-XX:+NoSuchFlag",))
    with pytest.raises(ServerFailed, match="NoSuchFlag"), running_server(sizing=sizing):
        pass


def test_a_port_that_is_taken_is_not_the_end(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ports = iter([server.port, server.port, 1])
    tried: list[int] = []

    def start(self: Server) -> None:
        tried.append(self.port)
        if self.port == server.port:
            raise PortTaken

    monkeypatch.setattr(servers, "_free_port", lambda: next(ports))
    monkeypatch.setattr(Server, "start", start)
    monkeypatch.setattr(Server, "give_password", lambda self, password: None)
    with running_server() as other:
        assert other.port == 1
    assert tried == [server.port, server.port, 1]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
def test_nothing_outlives_a_parent_that_is_killed() -> None:
    program = (
        "import subprocess, sys, time\n"
        "from tests.neo4j.tethered import tethered\n"
        "print(subprocess.Popen(tethered(['/bin/sleep', '60'])).pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    assert _is_gone_within(10, child)


def _is_gone_within(seconds: float, pid: int) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(FileNotFoundError):
            if _state(pid) != "Z":  # init may be slow to bury it
                time.sleep(0.02)
                continue
        return True
    os.kill(pid, signal.SIGKILL)
    return False


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
