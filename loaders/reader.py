"""One file to its reading: a pure function of the bytes and the registry of agencies."""

from collections import Counter
from collections.abc import Iterable, Iterator

from loaders.extracting import Extractor
from loaders.grammar.documents.identity import OwnIdentity, read_identity
from loaders.layout.blocks import read_blocks
from loaders.layout.body import read_body
from loaders.layout.markup import readable
from loaders.layout.parts import split_parts
from loaders.layout.tables import read_tables
from loaders.layout.work import Found, RawItem, Skipped, Tally
from loaders.reading import Contradiction, DeclaredCount, DocumentName, Reading, TaskReading, Words
from loaders.text import decode
from ontology.agencies import Registry
from ontology.broken import naming
from ontology.errors import UnreadableFile
from ontology.spelling import tidy

READER = "4"
"""Changes whenever the same bytes may be read differently: readings kept from before are redone."""


def read_plan(data: bytes, registry: Registry) -> Reading:
    """Return all facts of one file.

    Raises UnreadableFile when the bytes are no text, or the text is no official document: it has
    neither a head nor a number nor a task.
    """
    source = decode(data)
    identity = read_identity(source.text, registry)
    number = next(((a, b) for name, a, b in identity.words if name == "number"), (0, 0))
    extractor = Extractor(source, identity.name.place, registry.at_home(identity.home), number)
    found = _found(source.text)
    _leave_untold(extractor, found)
    seen: Counter[str] = Counter()
    tasks = list(_tasks(extractor, found, seen))
    if not tasks and identity.name.number is None and identity.name.type is None:
        raise UnreadableFile("file-not-a-plan")
    targets = [extractor.target(raw, ref) for raw, ref in _with_refs(found, "targets", seen)]
    projects = [extractor.project(raw, ref) for raw, ref in _with_refs(found, "projects", seen)]
    for part in found:
        for passage in part.prose:
            extractor.cite(passage)
        for item in (*part.targets, *part.projects):
            for cell in item.row:
                extractor.mention(cell)
        for skipped in part.skipped:
            extractor.leave(skipped.reason, skipped.start, skipped.end)
    return Reading(
        document=_named(identity.name, source.text),
        document_words=tuple(_identity_words(extractor, identity)),
        citations=tuple(extractor.citations),
        tasks=tuple(tasks),
        targets=tuple(targets),
        projects=tuple(projects),
        declared=tuple(dict.fromkeys(_declared(found, tasks))),
        gaps=tuple(gap for part in found for gap in part.gaps),
        contradictions=tuple(_contradictions(extractor, identity)),
        unread=tuple(extractor.unread),
    )


def _named(name: DocumentName, text: str) -> DocumentName:
    """A text with tasks and no head at all is called by its first line."""
    if name.number or name.title:
        return name
    lines = (readable(line, 0, len(line)).text for line in text[:4000].splitlines())
    first = next((line for line in lines if line.strip("#-*= ")), None)
    return name.model_copy(update={"title": first[:200] if first else None})


def _found(text: str) -> list[Found]:
    """Return what each part of the text holds; the receivers and signatures hold nothing."""
    found: list[Found] = []
    for part in split_parts(read_blocks(text)):
        if part.name in ("receivers", "addressees"):
            continue
        tables, lines = read_tables(part.name, part.blocks)
        found.extend((tables, read_body(part.name, lines)))
    return found


def _leave_untold(extractor: Extractor, found: Iterable[Found]) -> None:
    """Make prose again of sentences with a time that nobody is told to do: they are listed."""
    for part in found:
        untold = [raw for raw in part.tasks if raw.if_led and not extractor.is_led(raw)]
        if not untold:
            continue
        dropped = {id(raw) for raw in untold}
        part.tasks = [raw for raw in part.tasks if id(raw) not in dropped]
        for raw in untold:
            part.prose.append(raw.cell("title"))
            time = raw.cell("deadline").ranges()[0][0]
            if raw.start <= time < raw.end:  # else the heading above says when
                part.skipped.append(Skipped("deadline-in-sentence", raw.start, raw.end))


def _tasks(
    extractor: Extractor, found: Iterable[Found], seen: Counter[str]
) -> Iterator[TaskReading]:
    """Yield the tasks; a row that has all but a title is none, and is listed with the reason."""
    for raw, ref in _with_refs(found, "tasks", seen):
        if not tidy(raw.cell("title").text):
            extractor.leave("row-without-title", raw.start, raw.end)
            for cell in raw.row:
                extractor.mention(cell)
            continue
        with naming(ref):
            task = extractor.task(raw, ref)
        yield task


def _with_refs(
    found: Iterable[Found], kind: str, seen: Counter[str]
) -> Iterator[tuple[RawItem, str]]:
    """Yield the items of one kind in the order of the text; a ref said twice gets ``~2``.

    Tasks, targets and projects of one document share their refs: a ref is one thing.
    """
    for part in found:
        for raw in getattr(part, kind):
            seen[raw.ref] += 1
            yield raw, raw.ref if seen[raw.ref] == 1 else f"{raw.ref}~{seen[raw.ref]}"


def _identity_words(extractor: Extractor, identity: OwnIdentity) -> Iterator[Words]:
    for name, start, end in identity.words:
        yield extractor.quote(name, start, end)


def _contradictions(extractor: Extractor, identity: OwnIdentity) -> Iterator[Contradiction]:
    number = next(((a, b) for name, a, b in identity.words if name == "number"), (0, 0))
    for rule, start, end in identity.against:
        printed = extractor.quote("type" if rule == "number-type" else "issuer", start, end)
        yield Contradiction(rule=rule, number=extractor.quote("number", *number), printed=printed)


def _declared(found: Iterable[Found], tasks: list[TaskReading]) -> Iterator[DeclaredCount]:
    for part in found:
        for tally in part.tallies:
            read = tally.read if tally.read >= 0 else _numbers(tally, tasks)
            yield DeclaredCount(where=tally.where, value=tally.declared, read=read)


def _numbers(tally: Tally, tasks: list[TaskReading]) -> int:
    """Count the printed numbers that a sentence about the whole speaks of.

    A sentence of the body speaks of the appendices when the tasks stand there.
    """
    numbered = [t.ref for t in tasks if t.no]
    part = tally.where.split("/")[0].split(" ")[0]
    own = [ref for ref in numbered if ref.startswith(tally.where.split(" ")[0] + "/")]
    if own or part != "body":
        return len(own)
    return sum(ref.startswith("PL") for ref in numbered)
