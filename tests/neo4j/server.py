"""A real Neo4j server of one's own: a fresh home, a free port, gone at the end whatever happens."""

import os
import secrets
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import ServiceUnavailable

from tests.neo4j.home import SMALL, Sizing, make_home, write_settings
from tests.neo4j.installation import Installation, installed
from tests.neo4j.jars import chosen_version
from tests.neo4j.tethered import tethered

START = 180.0
"""Seconds that a server may take until it answers: 6 on an idle machine, 60 on a very busy one."""

GRACE = 20.0
"""Seconds that a server may take to stop before it is killed."""

_PORTS_TRIED = 5
_LINES_SHOWN = 20
_FIRST_PASSWORD = "neo4j"  # of every new server, which asks for another one


class ServerFailed(RuntimeError):
    """A server that did not start, or an import that failed: the last lines of what it told."""


class PortTaken(ServerFailed):
    """Somebody else listens on the server's port."""


@dataclass
class Server:
    """A server in a home of its own. ``user`` and ``password`` are empty where nobody is asked."""

    home: Path
    installation: Installation
    user: str
    password: str
    port: int = 0
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def uri(self) -> str:
        """Where it listens, the same after each start."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """What it told since its first start."""
        return self.home / "logs" / "console.log"

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The process of its last start."""
        if self._process is None:
            raise ServerFailed("The server was never started.")
        return self._process

    @property
    def running(self) -> bool:
        """Whether its process is there."""
        return self._process is not None and self._process.poll() is None

    def driver(self) -> Driver:
        """Return a new driver that may do everything; the caller closes it."""
        auth = (self.user, self.password) if self.user else None
        return GraphDatabase.driver(self.uri, auth=auth)

    def start(self) -> None:
        """Start it, with the data it has, and wait until it answers; nothing where it runs.

        Raises ServerFailed.
        """
        if self.running:
            return
        told_before = self.log.stat().st_size if self.log.exists() else 0
        self._process = self._launched()
        try:
            self._wait_until_started(told_before, time.monotonic() + START)
        except BaseException:  # Ctrl-C, too
            self.kill()
            raise

    def stop(self) -> None:
        """Stop it in good order, or kill it where it takes too long; nothing where it is gone."""
        if self.running:
            self.process.terminate()
            try:
                self.process.wait(GRACE)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """Kill it as a power cut does; nothing where it is gone."""
        if self.running:
            self.process.kill()
            self.process.wait()

    def import_full(self, arguments: Sequence[str]) -> str:
        """Replace its data by files in bulk, and return what the import told.

        ``arguments`` are those of ``neo4j-admin database import full`` after the database's name
        (``--nodes=…``); relative paths start at ``home/import``. The server is stopped meanwhile
        and started again. Raises ServerFailed.
        """
        self.stop()
        done = subprocess.run(
            tethered(self.installation.import_command(arguments)),
            env={**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")},
            cwd=self.home / "import",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            raise ServerFailed(f"The import failed:\n{_last_lines(done.stdout)}")
        self.start()
        return done.stdout

    def give_password(self, password: str) -> None:
        """Change the password of its user; a new server does nothing else before."""
        with self.driver() as driver:
            driver.execute_query(
                "ALTER CURRENT USER SET PASSWORD FROM $old TO $new",
                old=self.password,
                new=password,
                database_="system",
            )
        self.password = password

    def _launched(self) -> subprocess.Popen[bytes]:
        """Start its Java in a session of its own, so that Ctrl-C reaches only who started it."""
        with self.log.open("ab") as log:
            return subprocess.Popen(
                tethered(self.installation.server_command(self.home)),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _wait_until_started(self, told_before: int, deadline: float) -> None:
        """Wait for its own word first: on a port that was taken another server would answer."""
        while b" Started." not in self.log.read_bytes()[told_before:] or not self._answers():
            if not self.running or time.monotonic() > deadline:
                raise self._failure()
            time.sleep(0.05)

    def _answers(self) -> bool:
        with self.driver() as driver:
            try:
                driver.verify_connectivity()
            except ServiceUnavailable:
                return False
        return True

    def _failure(self) -> ServerFailed:
        told = _last_lines(self.log.read_text("utf-8", "replace"))
        kind = PortTaken if "already in use" in told else ServerFailed
        version = self.installation.version
        return kind(f"Neo4j {version} did not start on port {self.port}:\n{told}")


@contextmanager
def running_server(
    version: str | None = None, *, auth: bool = True, sizing: Sizing = SMALL
) -> Iterator[Server]:
    """Give a new, empty server that answers; it and its home are gone afterwards.

    Without ``version`` it is the one that ``KG_NEO4J_VERSION`` names, or the usual one. Start it
    from a thread that outlives it. Raises ServerFailed, and JarsMissing where Maven fails.
    """
    installation = installed(version or chosen_version(), sizing)
    user, password = ("neo4j", _FIRST_PASSWORD) if auth else ("", "")
    with tempfile.TemporaryDirectory(prefix="kg-neo4j-") as home:
        make_home(Path(home))
        server = Server(Path(home), installation, user, password)
        try:
            _start_on_a_free_port(server)
            if auth:
                server.give_password(secrets.token_hex(8))
            yield server
        finally:
            server.stop()


def _start_on_a_free_port(server: Server) -> None:
    """Try again where somebody takes the port between looking and listening."""
    for tries_left in reversed(range(_PORTS_TRIED)):
        server.port = _free_port()
        auth, sizing = bool(server.user), server.installation.sizing
        write_settings(server.home, server.port, auth=auth, sizing=sizing)
        try:
            server.start()
            break
        except PortTaken:
            if not tries_left:
                raise


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def _last_lines(text: str) -> str:
    return "\n".join(text.splitlines()[-_LINES_SHOWN:])
