"""A connection to a database of a Neo4j server; what it refuses is said in one line."""

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ontology.errors import ServerUnusable, WrongUse

if TYPE_CHECKING:
    from neo4j import Driver, Session

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
"""Beginnings of an address; ``+s`` asks for TLS, ``+ssc`` trusts a certificate of one's own."""

_SECONDS_TO_CONNECT = 10.0
_SECONDS_TO_RETRY = 20.0
"""How long a change is tried again that the server could not do just now (a deadlock)."""


def is_server(place: str) -> bool:
    """Return whether a graph's place is an address, well written or not, and no path.

    >>> is_server("neo4j://planning.example"), is_server("policy.kg")
    (True, False)
    """
    return "://" in place


@dataclass(frozen=True)
class Server:
    """An open connection; ``address`` and ``database`` (None: the server's own) name it."""

    driver: "Driver"
    address: str
    database: str | None

    def session(self, *, write: bool = False) -> "Session":
        """Return a session: of reading transactions, in which the server refuses writes."""
        access = "WRITE" if write else "READ"
        return self.driver.session(database=self.database, default_access_mode=access)

    def rows(self, query: str, /, **parameters: object) -> list[dict[str, Any]]:
        """Return the rows of a reading query, all at once."""
        with self.session() as session:
            return session.execute_read(lambda tx: tx.run(query, parameters).data())

    def run(self, query: str, /, **parameters: object) -> None:
        """Run a statement that changes the schema, in a transaction of its own."""
        with self.session(write=True) as session:
            session.run(query, parameters).consume()


@contextmanager
def connected(address: str, database: str | None = None) -> Iterator[Server]:
    """Give a connection; user and password come from NEO4J_USERNAME and NEO4J_PASSWORD.

    Raises ServerUnusable for all that the server or the network refuses, here and inside.
    """
    from neo4j import GraphDatabase

    _check(address)
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    with server_errors(address, database):
        driver = GraphDatabase.driver(
            address,
            auth=_credentials(os.environ),
            connection_timeout=_SECONDS_TO_CONNECT,
            connection_acquisition_timeout=_SECONDS_TO_CONNECT,
            max_transaction_retry_time=_SECONDS_TO_RETRY,
            notifications_min_severity="OFF",
            telemetry_disabled=True,
            user_agent="kg",
        )
        with driver:
            server = Server(driver, address, database)
            with server.session() as session:  # not tried again, as what comes later is
                session.run("RETURN 1").consume()
            yield server


def _check(address: str) -> None:
    """Refuse what the driver would take for an address, or for another one, or fall over."""
    try:
        parts = urlsplit(address)
        named = (parts.scheme in SCHEMES, parts.hostname, parts.port != 0)
    except ValueError:  # a port that is none, a bracket too few
        raise WrongUse("server-address-wrong", address=address, schemes=SCHEMES) from None
    if parts.username or parts.password:
        raise WrongUse("server-password-in-address")
    if not all(named) or parts.path.strip("/") or parts.fragment:
        raise WrongUse("server-address-wrong", address=address, schemes=SCHEMES)


def _credentials(environment: Mapping[str, str]) -> tuple[str, str] | None:
    """Return user and password; None for a server that asks for none."""
    user, password = environment.get("NEO4J_USERNAME"), environment.get("NEO4J_PASSWORD")
    if not user and not password:
        return None
    return user or "neo4j", password or ""


_CODES = {
    "Neo.ClientError.Security.Unauthorized": "server-password-wrong",
    "Neo.ClientError.Security.TokenExpired": "server-password-wrong",
    "Neo.ClientError.Security.CredentialsExpired": "server-password-expired",
    "Neo.ClientError.Security.AuthenticationRateLimit": "server-password-too-often",
    "Neo.ClientError.Security.Forbidden": "server-forbidden",
    "Neo.ClientError.Database.DatabaseNotFound": "server-no-database",
    "Neo.ClientError.Schema.ConstraintValidationFailed": "server-foreign-id",
    "Neo.ClientError.Schema.ConstraintCreationFailed": "server-foreign-id",
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": "server-memory",
    "Neo.TransientError.General.OutOfMemoryError": "server-memory",
}
"""What a server's code means to a person."""


@contextmanager
def server_errors(address: str, database: str | None) -> Iterator[None]:
    """Turn what the driver raises into ServerUnusable, saying what to do next."""
    from neo4j.exceptions import (
        AuthError,
        ConfigurationError,
        DriverError,
        Neo4jError,
        ServiceUnavailable,
        SessionExpired,
    )

    values = {"address": address, "database": database or "neo4j"}
    try:
        yield
    except AuthError as error:
        key = _CODES.get(error.code or "", "server-password-wrong")
        raise ServerUnusable(key, **values) from error
    except Neo4jError as error:
        key = _CODES.get(error.code or "", "server-failed")
        raise ServerUnusable(key, **values, reason=_first_line(error)) from error
    except (ServiceUnavailable, SessionExpired) as error:
        reason = _innermost(error)
        key = "server-tls" if "SSL" in reason else "server-away"
        raise ServerUnusable(key, **values, reason=reason) from error
    except ConfigurationError as error:
        raise WrongUse("server-address-wrong", address=address, schemes=SCHEMES) from error
    except (DriverError, OSError) as error:
        raise ServerUnusable("server-away", **values, reason=_first_line(error)) from error


def _innermost(error: BaseException) -> str:
    """Return what stands behind an error: the driver wraps it in several of its own."""
    while True:
        inside = error.exceptions[0] if isinstance(error, ExceptionGroup) else error.__cause__
        if inside is None:
            return str(error).partition("\n")[0]
        error = inside


def _first_line(error: Exception) -> str:
    return str(getattr(error, "message", None) or error).partition("\n")[0]
