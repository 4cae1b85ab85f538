"""A reading depends on its own file alone: not on what the same process read before."""

import json
import subprocess
import sys
from itertools import permutations

import pytest

from loaders.reader import read_plan
from ontology.agencies import default_registry

_PLAN = """ỦY BAN NHÂN DÂN
{head}

Số: {number}/KH-UBND

{name}, ngày 13 tháng 01 năm 2031

KẾ HOẠCH
Chăm sóc cây xanh ven sông

Căn cứ Nghị quyết số 5/NQ-HĐND ngày 02/01/2031 của Hội đồng nhân dân {unit}.

1. Đếm cây.
Thời gian: Quý I/2031. Đơn vị chủ trì: Công an {unit}; BQL KKT.

2. Mua giống.
Thời gian: Quý II/2031, sau khi UBND {unit} {name} phê duyệt dự toán. Đơn vị chủ trì: Thanh tra.
"""
_CITY = _PLAN.format(head="THÀNH PHỐ SAO MAI", number=8, name="Sao Mai", unit="thành phố")
_PROVINCE = _PLAN.format(head="TỈNH SÀO MÁI", number=9, name="Sào Mái", unit="tỉnh")
_OTHER = _PLAN.format(head="THÀNH PHỐ SÁO MÀI", number=7, name="Sáo Mài", unit="thành phố")
_PLANS = (_CITY, _PROVINCE, _OTHER)

_FRESH = """
import json, sys
from loaders.reader import read_plan
from ontology.agencies import Registry
registry = Registry.load()
texts = json.load(sys.stdin)
json.dump([read_plan(text.encode(), registry).model_dump_json() for text in texts], sys.stdout)
"""


def _fresh(texts: tuple[str, ...]) -> dict[str, str]:
    ran = subprocess.run(
        [sys.executable, "-c", _FRESH],
        input=json.dumps(texts), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return dict(zip(texts, json.loads(ran.stdout), strict=True))


def test_places_of_one_code_are_read_alike_in_any_order() -> None:
    alone = {text: _fresh((text,))[text] for text in _PLANS}
    for texts in (_PLANS, _PLANS[::-1]):
        assert _fresh(texts) == alone
    for turned in permutations(_PLANS):
        for text in turned:
            assert read_plan(text.encode(), default_registry()).model_dump_json() == alone[text]


@pytest.mark.parametrize(
    ("text", "issuer", "leads"),
    [
        (_CITY, "Ủy ban nhân dân thành phố",
         ["Công an thành phố", "Ban Quản lý Khu kinh tế Sao Mai"]),
        (_PROVINCE, "Ủy ban nhân dân tỉnh", ["Công an tỉnh", "Ban Quản lý Khu kinh tế Sào Mái"]),
        (_OTHER, "Ủy ban nhân dân thành phố",
         ["Công an thành phố", "Ban Quản lý Khu kinh tế Sáo Mài"]),
    ],
)  # fmt: skip
def test_each_plan_names_its_own_place(text: str, issuer: str, leads: list[str]) -> None:
    reading = read_plan(text.encode(), default_registry())
    assert (reading.document.issuer, reading.document.place) == (issuer, "vn-sao-mai")
    assert [agency.name for agency in reading.tasks[0].leads] == leads
