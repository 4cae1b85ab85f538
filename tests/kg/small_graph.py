"""Two plans of an invented city: a department waits for the city, the city for a decree."""

import datetime as dt

from ontology.model import (
    Agency,
    Citation,
    Deadline,
    Document,
    Evidence,
    Finding,
    Graph,
    Prerequisite,
    Requirement,
    Task,
    Unresolved,
)

CITY = "/akn/vn-xx/doc/ke-hoach/ubnd/2026-02-25/9-kh-ubnd"
DEPARTMENT = "/akn/vn-xx/doc/ke-hoach/sct/2026-03-16/4-kh-sct"
DECREE = "/akn/vn/act/nghi-dinh/cp/nd/7-2026-nd-cp"
AWAITED = "/prerequisite/00000000000000aa"
TRADE = "/agency/vn-xx/sở-công-thương"
GOVERNMENT = "/agency/vn/chính-phủ"
FIRST, SECOND, FREE = f"{CITY}#PL/I/1", f"{DEPARTMENT}#II/1", f"{CITY}#PL/I/2"


def _document(id_: str, number: str, date: dt.date | None, file: str | None) -> Document:
    return Document(
        id=id_,
        number=number,
        type=number.partition("/")[2].partition("-")[0],
        issuer=None,
        issuer_printed=None,
        place="vn-xx",
        date=date,
        title=f"Văn bản {number}",
        level="other",
        file=file,
    )


def _words(field: str, quote: str) -> Evidence:
    return Evidence(field=field, file="9.txt", start=10, end=10 + len(quote), quote=quote)


GRAPH = Graph(
    documents=(
        _document(DECREE, "7/2026/NĐ-CP", None, None),
        _document(DEPARTMENT, "4/KH-SCT", dt.date(2026, 3, 16), "4.txt"),
        _document(CITY, "9/KH-UBND", dt.date(2026, 2, 25), "9.txt"),
    ),
    agencies=(
        Agency(id=TRADE, name="Sở Công Thương", place="vn-xx", level="department"),
        Agency(id=GOVERNMENT, name="Chính phủ", place="vn", level="government"),
    ),
    tasks=(
        Task(
            id=SECOND,
            document=DEPARTMENT,
            ref="II/1",
            no="1",
            title="=Mở chợ nổi trên sông",
            leads=(TRADE,),
            deadline=Deadline(raw="2027", kind="fixed", end=dt.date(2027, 12, 31)),
            evidence=(_words("no", "1"),),
        ),
        Task(
            id=FIRST,
            document=CITY,
            ref="PL/I/1",
            no="1",
            title="Lập đề án chợ nổi",
            leads=(TRADE,),
            products=("Đề án chợ nổi",),
            deadline=Deadline(raw="Quý I/2026", kind="fixed", end=dt.date(2026, 3, 31)),
            prerequisites=(AWAITED,),
            evidence=(_words("no", "1"),),
        ),
        Task(
            id=FREE,
            document=CITY,
            ref="PL/I/2",
            no="2",
            title="Dọn kênh",
            leads=(TRADE,),
            evidence=(_words("no", "2"),),
        ),
    ),
    prerequisites=(
        Prerequisite(
            id=AWAITED,
            text="sau khi Chính phủ ban hành Nghị định về chợ",
            issuer=GOVERNMENT,
            level="central",
            event="issuance",
            object="Nghị định về chợ",
        ),
    ),
    requirements=(
        Requirement(
            task=FIRST,
            requires=AWAITED,
            reason="deadline",
            evidence=(_words("deadline", "sau khi Chính phủ ban hành Nghị định về chợ"),),
        ),
        Requirement(task=SECOND, requires=FIRST, reason="deadline"),
    ),
    citations=(
        Citation(
            source=DEPARTMENT,
            target=CITY,
            relation="implements",
            quote="Kế hoạch số 9/KH-UBND",
            file="4.txt",
            start=5,
            end=26,
        ),
        Citation(
            source=CITY,
            target=DECREE,
            relation="based_on",
            quote="Nghị định số 7/2026/NĐ-CP",
            file="9.txt",
            start=7,
            end=32,
        ),
    ),
    unresolved=(
        Unresolved(
            id="/unresolved/1", source=CITY, text="Luật Chợ", evidence=(_words("text", "Luật Chợ"),)
        ),
    ),
    findings=(Finding(rule="gap", level="warning", subjects=(CITY,), message="Thiếu số 3 ở PL/I"),),
)
