"""Waiting for a call that may never come back, no longer than one wants to."""

import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Late(Exception):
    """The call has not come back in time, and goes on."""


_TO_HEED = 1.0
"""Seconds that a call has to end once it is told to."""


def within(seconds: float, call: Callable[[], T], stop: Callable[[], object]) -> T:
    """Return what a call returns; it is made beside the main thread, which can be interrupted.

    Raises what the call raises, and Late when it takes longer. Before Late, and before
    KeyboardInterrupt, ``stop`` is called to end it. What does not even heed that goes on until
    the program ends, which must not wait for it.
    """
    outcomes: queue.SimpleQueue[_Outcome[T]] = queue.SimpleQueue()
    thread = threading.Thread(target=lambda: outcomes.put(_Outcome(call)), daemon=True)
    thread.start()
    outcome = None
    try:
        outcome = outcomes.get(timeout=seconds)
    except queue.Empty:
        raise Late from None
    finally:
        if outcome is None:
            _end(thread, stop)
    return outcome.value()


def _end(thread: threading.Thread, stop: Callable[[], object]) -> None:
    """Tell a call to end, and let it: the interpreter breaks when one comes back at its own end."""
    stop()
    thread.join(_TO_HEED)


class _Outcome(Generic[T]):
    """What a call returned or raised, to be returned or raised elsewhere."""

    def __init__(self, call: Callable[[], T]) -> None:
        self._error: Exception | None = None
        self._values: list[T] = []
        try:
            self._values.append(call())
        except Exception as error:
            self._error = error

    def value(self) -> T:
        if self._error is not None:
            raise self._error
        return self._values[0]
