"""Counting what was read rightly, what was invented and what was missed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.scoring_words import likeness


@dataclass
class Count:
    """One measure: of things found (precision, recall), or of yes-and-no (``accuracy``)."""

    accuracy: bool
    right: int = 0
    extra: int = 0
    missing: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was read that is right; 1 when nothing was read."""
        return _share(self.right, self.right + self.extra)

    @property
    def recall(self) -> float:
        """Return the share of what there is that was read; the accuracy of a yes-and-no."""
        return _share(self.right, self.right + self.missing)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall, for a yes-and-no its accuracy."""
        if self.accuracy:
            return self.recall
        return _share(2 * self.right, 2 * self.right + self.extra + self.missing)

    def line(self) -> str:
        """Return the numbers as one line of a table."""
        if self.accuracy:
            return f"accuracy {self.recall:.3f}  n={self.right + self.missing}"
        numbers = f"p {self.precision:.3f} r {self.recall:.3f} f1 {self.f1:.3f}"
        return f"{numbers}  right={self.right} extra={self.extra} missing={self.missing}"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


@dataclass
class Likeness:
    """How alike two wordings must be, out of 100, to count as the same."""

    title: float = 95
    section: float = 85
    product: float = 88
    agency: float = 93
    prerequisite: float = 85
    name: float = 88


EXACT = Likeness(title=100, section=100, product=100, agency=100, prerequisite=100, name=100)


@dataclass
class Tally:
    """All measures of one document (or of all), and each miss in words."""

    like: Likeness = field(default_factory=Likeness)
    counts: dict[str, Count] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def same(self, measure: str, expected: object, got: object, where: str) -> None:
        """Count whether two values are equal."""
        self.yes(measure, expected == got, where, f"expected {expected!r}, got {got!r}")

    def alike(self, measure: str, expected: str, got: str, where: str, least: float) -> None:
        """Count whether two wordings are as alike as ``least`` asks."""
        right = likeness(expected, got) >= least
        self.yes(measure, right, where, f"expected {expected!r}, got {got!r}")

    def yes(self, measure: str, right: bool, where: str, miss: str) -> None:
        """Count a yes-and-no; a no is listed with the words of ``miss``."""
        count = self.counts.setdefault(measure, Count(accuracy=True))
        count.right += right
        count.missing += not right
        if not right:
            self.misses.append(f"{measure} {where}: {miss}")

    def found(
        self,
        measure: str,
        expected: Sequence[str],
        got: Sequence[str],
        where: str,
        least: float = 100,
    ) -> None:
        """Count members of two lists, each used once, best likeness first."""
        missing, extra = list(expected), list(got)
        for one in list(missing):
            best = max(extra, key=lambda other: likeness(one, other), default=None)
            if best is not None and likeness(one, best) >= least:
                missing.remove(one)
                extra.remove(best)
        self.add(measure, len(expected) - len(missing), extra, missing, where)

    def add(
        self, measure: str, right: int, extra: Sequence[str], missing: Sequence[str], where: str
    ) -> None:
        """Count what was matched, what is too much and what is not there."""
        count = self.counts.setdefault(measure, Count(accuracy=False))
        count.right += right
        count.extra += len(extra)
        count.missing += len(missing)
        self.misses += [f"{measure} {where}: missing {words!r}" for words in missing]
        self.misses += [f"{measure} {where}: extra {words!r}" for words in extra]

    def take_in(self, other: "Tally") -> None:
        """Add the counts of another document; its misses stay where they are."""
        for measure, theirs in other.counts.items():
            ours = self.counts.setdefault(measure, Count(accuracy=theirs.accuracy))
            ours.right += theirs.right
            ours.extra += theirs.extra
            ours.missing += theirs.missing
