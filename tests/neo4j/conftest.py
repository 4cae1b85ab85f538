"""The fixtures of the program's own tests, for what the program does with a server."""

from tests.kg.conftest import kg, policy

__all__ = ["kg", "policy"]
