"""Processes that share work: they begin fresh, and end when the process that started them does.

Ctrl-C is for the process that a person started; the others go on until that one ends them.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Pool(NamedTuple):
    """Processes that take calls."""

    executor: ProcessPoolExecutor

    def submit(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Let one of the processes make a call, and return what will have its result."""
        with _ctrl_c_held():
            return self.executor.submit(call, *args, **kwargs)


@contextmanager
def pool_of(count: int, begin: Callable[..., None] | None = None, *given: Any) -> Iterator[Pool]:
    """Give up to so many processes; each first calls ``begin``, if there is one, with ``given``.

    An exception, Ctrl-C among them, ends them at once: nobody waits for what they are doing.
    """
    context = multiprocessing.get_context("spawn")  # a fork would share the store's connection
    others = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(count, context, initializer=_begin, initargs=(begin, given))
    finished = False
    try:
        yield Pool(executor)
        finished = True
    finally:
        if not finished:
            _end(set(multiprocessing.active_children()) - others)
        executor.shutdown(wait=finished, cancel_futures=True)


def _end(processes: set[multiprocessing.process.BaseProcess]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()


@contextmanager
def _ctrl_c_held() -> Iterator[None]:
    """Keep Ctrl-C back while processes start: they inherit that it is not for them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(begin: Callable[..., None] | None, given: tuple[Any, ...]) -> None:
    """Make a fresh process ready: Ctrl-C is the main process's, whose end is also ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if begin is not None:
        begin(*given)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
