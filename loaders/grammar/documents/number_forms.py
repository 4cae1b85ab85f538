"""Forms of documents' numbers: a table of what each reads and of what it must leave alone."""

from typing import NamedTuple


class NumberForm(NamedTuple):
    """A row of the table of forms: what it is, what it reads, what it must leave alone."""

    name: str
    examples: tuple[tuple[str, str], ...]
    look_alikes: tuple[str, ...]


FORMS = (
    NumberForm(
        "party",
        (
            ("12-NQ/TW", "12-NQ/TW"), ("05-Ctr/TU", "05-CTr/TU"), ("07/NQ/TU", "07-NQ/TU"),
            ("7-CT/TU", "07-CT/TU"), ("68-\nNQ/TW", "68-NQ/TW"), ("19-NQ/TƯ", "19-NQ/TW"),
            ("Chương trình số 40-CT/TU", "40-CTr/TU"), ("222-KH/UBKTTW", "222-KH/UBKTTW"),
            ("46-CTr/ĐU", "46-CTr/ĐU"), ("61 - QĐ / TU", "61-QĐ/TU"), ("09NQ/TW", "09-NQ/TW"),
            ("Chương trình số 08/TU", "08-CTr/TU"), ("14-NQTU", "14-NQ/TU"),
        ),
        ("từ 5-7 tháng", "24/7", "3-KH/năm", "tầng 5/TU"),
    ),
    NumberForm(
        "state",
        (
            ("138/NQ-CP", "138/NQ-CP"), ("173 /KH-UBND", "173/KH-UBND"),
            ("135/2003/NĐ - CP", "135/2003/NĐ-CP"), ("1961/QĐUBND", "1961/QĐ-UBND"),
            ("~~71~~/NQ-CP", "71/NQ-CP"), ("348/QÐ-TTG", "348/QĐ-TTg"),
            ("14/2025/NQ-HĐND", "14/2025/NQ-HĐND"), ("7211/TTr-SCT", "7211/TTr-SCT"),
            ("30a/2008/NQ-CP", "30a/2008/NQ-CP"), ("686/NQ-UBTVQH15", "686/NQ-UBTVQH15"),
            ("12/KH-MTTQ-BTT", "12/KH-MTTQ-BTT"), ("05/2015/TTLT-BNV-BTC", "05/2015/TTLT-BNV-BTC"),
            ("777/KH-QNgPC", "777/KH-QNGPC"), 
            ("Nghị quyết số 19-2038/NQ-CP", "19-2038/NQ-CP"),
            ("19/2012/TTLT-BTC-BKH&ĐT-BTTTT", "19/2012/TTLT-BTC-BKH&ĐT-BTTTT"),
            ("25/QĐ-UBND.HC", "25/QĐ-UBND.HC"), ("81/KH-UBNDngày", "81/KH-UBND"),
            ("số 1 47/KH-UBND", "147/KH-UBND"), ("173/KH\\-UBND", "173/KH-UBND"),
        ),
        ("12/KH", "15%/năm", "ngày 12/3/2026", "khoản 2/Điều 5", "5/bc-gt", "mẫu số 01/TT-BTC"),
    ),
    NumberForm(
        "assembly",
        (
            ("226/2025/QH15", "226/2025/QH15"), ("226/2025/ QH 15", "226/2025/QH15"),
            ("226/2025QH15", "226/2025/QH15"), ("1210/2016/UBTVQH13", "1210/2016/UBTVQH13"),
        ),
        ("năm 2025/QH", "6/2025 quý"),
    ),
    NumberForm(
        "letter",
        (
            ("Công văn số 123/UBND-KT", "123/UBND-KT"), ("số 4567/BTC-NSNN", "4567/BTC-NSNN"),
            ("Công văn số 123/TTCP-V1", "123/TTCP-V1"),
            ("Công văn số 123/UBND - KT", "123/UBND-KT"),
            ("Công văn số 663/SCT ngày 1/9/2031", "663/SCT"),
            ("tại Tờ trình số 26/SKHĐT", "26/SKHĐT"),
            ("Công văn số 5104/BTTTT-PTTH&TTĐT", "5104/BTTTT-PTTH&TTĐT"),
        ),
        (
            "lô 12/ABC-D", "số 5/năm", "số 12/ABC", "Báo cáo 5/năm", "số 5/UBND - Sở Y tế",
            "Quyết định số 12/QĐ",
        ),
    ),
)  # fmt: skip
