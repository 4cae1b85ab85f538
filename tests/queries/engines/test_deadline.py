"""Calls that are waited for, and those that are not."""

import threading
import time

import pytest

from queries.engines.deadline import Late, within


def test_what_a_call_returns_or_raises_comes_through() -> None:
    assert within(5, lambda: 7, list) == 7
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0, list)


def test_a_call_that_is_late_is_stopped_and_left() -> None:
    stopped, ended = threading.Event(), threading.Event()
    start = time.monotonic()
    with pytest.raises(Late):
        within(0.05, lambda: ended.wait(10), stopped.set)
    assert stopped.is_set() and time.monotonic() - start < 5
    ended.set()


def test_a_call_that_heeds_has_ended_before_anybody_goes_on() -> None:
    told, ended = threading.Event(), threading.Event()

    def call() -> None:
        told.wait(10)
        time.sleep(0.1)
        ended.set()

    with pytest.raises(Late):
        within(0.05, call, told.set)
    assert ended.is_set()
