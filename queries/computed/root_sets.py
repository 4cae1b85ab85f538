"""Which awaited acts each task waits for, over any number of steps: for all tasks at once.

The acts that hold a task are the bits of one number, so that 100,000 tasks that wait for
thousands of acts are seen to in a second, where pairs of an act and a task would be millions.
"""

from collections.abc import Iterator

from queries.states import Situation

RootSets = dict[int, int]
"""By number of a held task its root causes: bit ``n`` stands for ``roots[n]`` of a situation."""


def root_sets(now: Situation) -> RootSets:
    """Return the root causes of each task that is held.

    Tasks are looked at behind what they require, so that one pass sees to all that do not wait
    for each other in a circle; passes go on until nothing changes.
    """
    found = {root: 1 << place for place, root in enumerate(now.roots)}
    order = _causes_first(now)
    changes = True
    while changes:
        changes = False
        for number in order:
            here = found[number]
            for waiter in now.waiters.get(number, ()):
                before = found.get(waiter, 0)
                after = before | here
                if after != before:
                    found[waiter] = after
                    changes = True
    return {number: roots for number, roots in found.items() if number in now.held}


def _causes_first(now: Situation) -> list[int]:
    """Return roots and what waits for them; what waits comes later, but for circles."""
    order: list[int] = []
    met: set[int] = set()
    for root in now.roots:
        met.add(root)
        todo = [(root, iter(now.waiters.get(root, ())))]
        while todo:
            number, rest = todo[-1]
            waiter = next((each for each in rest if each not in met), None)
            if waiter is None:
                order.append(number)
                todo.pop()
            else:
                met.add(waiter)
                todo.append((waiter, iter(now.waiters.get(waiter, ()))))
    order.reverse()
    return order


def first_of(roots: int, count: int) -> Iterator[int]:
    """Yield the places of the first ``count`` roots of a set, in order.

    >>> list(first_of(0b10110, 2))
    [1, 2]
    """
    while roots and count:
        lowest = roots & -roots
        yield lowest.bit_length() - 1
        roots ^= lowest
        count -= 1
