"""Text that knows where it came from.

A passage is what a person would read (no markup, single blanks, NFC) with, for each character,
its place in the file. Cells cut by a page break are two passages joined: evidence then has two
ranges, each equal to its place in the file.
"""

from bisect import bisect_right
from collections.abc import Iterable

from ontology.spelling import fold

_NOWHERE = -1


class Passage:
    """Readable ``text`` made of pieces of a file.

    ``runs`` are triples (start in text, start in file, piece number): from there on, text and
    file advance together. ``piece`` changes where the file's words are not one stretch, and is
    negative for a blank that stands in no file.
    """

    __slots__ = ("_folded", "runs", "text")

    def __init__(self, text: str, runs: tuple[tuple[int, int, int], ...]) -> None:
        self.text = text
        self.runs = runs
        self._folded: str | None = None

    @property
    def folded(self) -> str:
        """``fold(text)``, the same length: what grammars match on."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return f"Passage({self.text!r})"

    def ranges(self, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Return the file's ranges of ``text[start:end]``, one for each piece it touches."""
        end = len(self.text) if end is None else end
        if start >= end:
            return []
        found: list[tuple[int, int]] = []
        last_piece = None
        at = max(0, bisect_right(self.runs, (start, 1 << 60, 0)) - 1)
        for index in range(at, len(self.runs)):
            run, place, piece = self.runs[index]
            if run >= end:
                break
            until = self.runs[index + 1][0] if index + 1 < len(self.runs) else len(self.text)
            first, last = max(run, start), min(until, end)
            if first >= last or piece == _NOWHERE:
                continue
            low, high = place + first - run, place + last - run
            if piece == last_piece:
                found[-1] = (found[-1][0], high)
            else:
                found.append((low, high))
                last_piece = piece
        return found

    def cut(self, start: int, end: int | None = None) -> "Passage":
        """Return ``text[start:end]`` without the blanks at its ends, places kept."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        runs = []
        at = max(0, bisect_right(self.runs, (start, 1 << 60, 0)) - 1)
        for run, place, piece in self.runs[at:]:
            if run >= end:
                break
            runs.append((max(0, run - start), place + max(0, start - run), piece))
        return Passage(self.text[start:end], tuple(runs))

    @staticmethod
    def join(parts: Iterable["Passage"], between: str = " ") -> "Passage":
        """Return the parts one after another, each a piece of its own."""
        parts = [part for part in parts if part.text]
        if len(parts) == 1:
            return parts[0]
        texts: list[str] = []
        runs: list[tuple[int, int, int]] = []
        length = pieces = 0
        for part in parts:
            if texts:
                texts.append(between)
                runs.append((length, 0, _NOWHERE))
                length += len(between)
            runs.extend((length + a, b, c if c < 0 else pieces + c) for a, b, c in part.runs)
            pieces += max(piece for _, _, piece in part.runs) + 1
            texts.append(part.text)
            length += len(part.text)
        return Passage("".join(texts), tuple(runs))


EMPTY = Passage("", ())
