"""One tree of errors: whatever kg raises on purpose is a PolicyGraphError.

``exit_status`` is what the program ends with; the message names the file or value, what was
wrong and what to do next, as ``key`` into the table of words with its parameters.
"""

from typing import Any


class PolicyGraphError(Exception):
    """Root of all errors that a person can cause or mend.

    ``key`` is an entry of the table of words, ``values`` fill its places.
    """

    exit_status = 1

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        from ontology.words import say

        return say(self.key, "en", **self.values)

    def __reduce__(self) -> tuple[Any, ...]:
        """Let an error go from the process that met it to the one that tells of it."""
        return _again, (type(self), self.key, self.values)


def _again(class_: type[PolicyGraphError], key: str, values: dict[str, object]) -> PolicyGraphError:
    return class_(key, **values)


class UnreadableFile(PolicyGraphError):
    """A file is empty, binary, broken, too large, or no official document."""


class BrokenFact(UnreadableFile):
    """A fact that the model does not allow: ``row`` says which, ``reason`` why.

    A mistake of the reader, not of the file; its text is refused, so that no graph holds the fact.
    """


class NotFound(PolicyGraphError):
    """A named thing is not in the graph."""


class NotUnique(PolicyGraphError):
    """A name fits several things; the message lists them."""


class RefusedChange(PolicyGraphError):
    """A change that would damage what is known, such as a second text for one document."""


class WrongUse(PolicyGraphError):
    """An argument that cannot mean anything."""

    exit_status = 2


class StoreUnusable(PolicyGraphError):
    """The store is missing, foreign, newer, locked, or the disk is full."""

    exit_status = 3


class ServerUnusable(PolicyGraphError):
    """A Neo4j server cannot be reached, refuses, or holds no whole graph."""

    exit_status = 3


class BrokenQuery(PolicyGraphError):
    """A query that an engine does not understand, or that would do more than read."""

    exit_status = 2


class QueryTooLong(PolicyGraphError):
    """A query that did not end in the time it was given."""

    exit_status = 3
