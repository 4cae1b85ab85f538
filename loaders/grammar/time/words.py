"""The words that name a time, as a table: what each reads, and what only looks like it.

Patterns match folded text. Rows stand in the order in which they are tried at one place.
"""

from typing import Literal, NamedTuple

from loaders.grammar.time.dates import DATE

Sort = Literal["moment", "recurring", "continuous", "term", "open", "condition"]
"""``term``: a stretch without days ("trong từng giai đoạn"); ``open``: "và các năm tiếp theo"."""


class TimePattern(NamedTuple):
    """One row: a name, what sort of time it is, the pattern, examples, look-alikes."""

    name: str
    sort: Sort
    pattern: str
    examples: tuple[str, ...]
    look_alikes: tuple[str, ...] = ()


_YEAR = r"20\d\d(?![\d%])"
_ALONE = r"(?! {0,2}- {0,2}(?:năm {0,2})?20\d\d)"  # not the first year of "2026-2030"
_OF_YEAR = (
    rf"(?: {{0,3}}/ {{0,3}}(?:năm {{0,2}})?20\d\d(?!\d)| {{0,3}}[.,-]? {{0,3}}{_YEAR}{_ALONE}"
    rf"|,? {{0,3}}(?:của )?năm {{0,3}}{_YEAR}{_ALONE})"
)
_QUARTER = r"(?:0?[1-4](?!\d)|[il1|!]{1,3}(?!\d)|[il1|!]v)(?![^\W\d_])"
_MORE_QUARTERS = rf"(?: {{0,2}}(?:,|-|/|&|và) {{0,2}}{_QUARTER}(?! tháng))"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_AND_MONTH = rf"(?: {{0,2}}(?:,|-|&|và) {{0,2}}{_MONTH}(?! (?!năm|hằng|hàng|mỗi|và|đến)[^\W\d_]))"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_EVERY = r"(?:hằng|hàng|mỗi|từng)"
_ONCE = r"(?:01|1|một)"
_UNITS = r"(?:tỷ|triệu|nghìn|hộ|người|doanh|đồng|ha|km|m2|đơn|sản|lượt|căn|cơ|trường|học|nhiệm)"

TIME_PATTERNS: tuple[TimePattern, ...] = (
    TimePattern(
        "day",
        "moment",
        DATE.pattern,
        ("30/6/2026", "ngày 30 tháng 6 năm 2026", "15-12-2026"),
        ("30/6", "12/2026/QĐ-UBND"),
    ),
    TimePattern(
        "day without month",  # "từ ngày 15 đến ngày 20/6/2026"
        "moment",
        rf"ngày {{0,2}}(?P<bare_day>{_DAY})"
        rf"(?= ?(?:-|đến|và) ?(?:hết )?(?:ngày )?{_DAY} ?(?:/|tháng))",
        ("ngày 15 đến ngày 20/6/2026", "ngày 15-20/6/2026"),
        ("ngày 15", "ngày 15 đến quý II/2026"),
    ),
    TimePattern(
        "day without year",  # a fraction or a score looks alike, so something must say "day"
        "moment",
        rf"(?:ngày {{0,2}}|(?:(?<=trước )|(?<=đến )|(?<=từ )|(?<=nhất )|(?<=là )|(?<=hết )"
        rf"|(?<=vào )|(?<![\w/.,-])(?={_DAY}(?:/| tháng )\d{{1,2}} ?,? ?(?:{_EVERY} năm"
        rf"|(?:-|đến) ?(?:hết )?(?:ngày )?\d{{1,2}}/\d{{1,2}}/20))))"
        rf"(?P<day>{_DAY}) ?(?:/|tháng|-) ?(?P<day_month>{_MONTH})(?![/-]?\d)",
        ("ngày 15 tháng 12", "ngày 15/12", "15/12 hằng năm", "31 tháng 12 hằng năm",
         "01/01 đến 31/12/2026"),
        ("1/3 số xã", "24/7", "bến 7-8", "ngày 15/12/2026"),
    ),
    TimePattern(
        "part of a year",
        "moment",
        rf"(?:(?P<count>\d{{1,2}}|sáu|ba|chín) tháng|nửa) (?P<side>đầu|cuối) (?:của )?năm"
        rf"(?: {{0,3}}(?P<part_year>{_YEAR}))?(?! học)",
        ("6 tháng đầu năm 2026", "06 tháng cuối năm", "nửa đầu năm 2027", "9 tháng đầu năm 2026"),
        ("6 tháng 2026", "đầu năm 2026", "sau 6 tháng"),
    ),
    TimePattern(
        "quarter",  # OCR: "Qúy", "Quí", "Quý 1I", "quý IV. 2026"; "Q2" needs its year
        "moment",
        rf"(?:(?:quý|qúy|quí|qúi|quỷ|quỹ) {{0,3}}|(?:quy {{0,2}}|q\.? {{0,2}})"
        rf"(?={_QUARTER}(?:{_MORE_QUARTERS})?{_OF_YEAR}))"
        rf"(?P<quarters>{_QUARTER}(?:{_MORE_QUARTERS}){{0,3}})(?P<quarter_year>{_OF_YEAR})?",
        ("quý IV/2026", "Quý I, II/2026", "Quý 2 năm 2027", "Q.II/2026", "Qúy III /2026", "quý 1I",
         "quý I-IV/2026", "Quý III, IV Năm 2026", "quý IV. 2026", "Q2/2026", "quý III",
         "quyII/2026"),
        ("quy hoạch", "quy 1", "Q.2", "quý báu", "quý V", "quy mô 2026"),
    ),
    TimePattern(
        "quarter in figures",  # a column of quarters: "IV/2026"
        "moment",
        rf"(?<![\w/.,-])(?P<figures>(?:i{{1,3}}|iv)(?: {{0,2}}(?:,|-) {{0,2}}(?:i{{1,3}}|iv))?)"
        rf" {{0,2}}/ {{0,2}}(?P<figures_year>{_YEAR})",
        ("IV/2026", "I, II/2026"),
        ("XIV/2026", "mục II", "V/2026"),
    ),
    TimePattern(
        "month",
        "moment",
        rf"(?<!^\d )(?<!^\d\d )(?<!\D\d )(?<!\D\d\d )(?:tháng {{0,3}}|(?<!\w)t\.?(?=\d{{1,2}} ?/))"
        rf"(?P<months>{_MONTH}(?! ?/ ?lần){_AND_MONTH}{{0,11}})"
        rf"(?P<month_year>{_OF_YEAR})?",
        ("tháng 12/2025", "Tháng 3, 4/2026", "tháng 10 năm 2026", "tháng 7", "tháng 5-9/2026",
         "T4/2026"),
        ("6 tháng đầu", "tháng 13/2026", "sau 6 tháng 2 ngày"),
    ),
    TimePattern(
        "month in figures",
        "moment",
        rf"(?<![\w/.,-])(?:(?P<from_month>{_MONTH}) {{0,2}}- {{0,2}})?(?P<month>{_MONTH}) {{0,2}}/"
        rf" {{0,2}}(?P<figure_year>{_YEAR})(?! ?[/-] ?[^\W\d_])(?! ?/ ?\d)",
        ("12/2026", "06/2026", "5-9/2026"),
        ("173/2026", "30/6/2026", "12/2026/TT-BTC", "05/2025/QĐ"),
    ),
    TimePattern(
        "years",
        "moment",
        rf"(?:(?P<era>giai đoạn|thời kỳ|thời kì|nhiệm kỳ|năm học|khóa)[ (:]{{0,3}}(?:từ )?)?"
        rf"(?:năm {{0,3}}|(?<![\w/.-]))(?P<since>20\d\d) {{0,3}}(?:-|đến(?: hết)?|tới|/)"
        rf" {{0,3}}(?:năm {{0,2}})?(?P<until>{_YEAR}|\d\d(?![\d/.,%-]))",
        ("2026-2030", "2026 - 2027", "Giai đoạn 2026 – 2030", "Năm 2027– 2028", "Năm học 2026-2027",
         "giai đoạn từ năm 2026 đến năm 2030", "2026-30"),
        ("2026", "2026-Quý I/2027", "15/2025-2026"),
    ),
    TimePattern(
        "whole year",
        "continuous",
        rf"(?:trong )?(?:cả|suốt|quanh|toàn) năm(?: {{0,3}}(?P<whole_year>{_YEAR}))?",
        ("cả năm 2026", "trong cả năm", "Quanh năm"),
        ("năm 2026", "trong năm"),
    ),
    TimePattern(
        "year",
        "moment",
        rf"năm {{0,3}}(?P<year>{_YEAR})"
        rf"|(?P<era_end>giai đoạn|thời kỳ) (?:đến )?(?:năm )?(?P<end_year>{_YEAR})"
        rf"|(?<![\w/.,%-])(?<!^\d )(?<!^\d\d )(?<!\D\d )(?<!\D\d\d )"
        rf"(?P<bare_year>{_YEAR})(?!\w|[.,/-]\d| {_UNITS})",
        ("Năm 2026", "năm2026", "2026", "2027 2028", "giai đoạn đến năm 2030", "2026/Quý II/2027"),
        ("2026 tỷ đồng", "2.026", "2025 hộ", "QH2025", "2026%", "120261"),
    ),
    TimePattern(
        "following years",
        "open",
        r"(?:(?:các|những|nhiều) (?:năm|quý|tháng|giai đoạn|nhiệm kỳ)"
        r" (?:tiếp theo|kế tiếp|tiếp|sau|tới)|(?:năm|giai đoạn|\d{1,2} năm) tiếp theo)"
        r"|trở (?:đi|về sau)",
        ("các năm tiếp theo", "những năm sau", "giai đoạn tiếp theo", "trở đi"),
        ("tiếp theo", "các năm 2026", "sau năm 2026"),
    ),
    TimePattern(
        "yearly",
        "recurring",
        rf"(?:định kỳ |định kì )?(?:{_EVERY} {{0,2}}năm(?! {{0,2}}\d)"
        rf"|(?:mỗi )?năm {_ONCE} (?:lần|đợt|kỳ)|{_ONCE} lần ?/ ?(?:{_ONCE} )?năm"
        rf"|(?:{_ONCE} năm|12 tháng) ?/ ?(?:{_ONCE} )?lần|thường niên)|định kỳ {_ONCE} năm",
        ("hằng năm", "Định kỳ hàng năm", "mỗi năm", "mỗi năm 1 lần", "năm một lần", "01 lần/năm",
         "1 năm/lần", "thường niên"),
        ("các năm", "02 lần/năm", "năm 2026"),
    ),
    TimePattern(
        "quarterly",
        "recurring",
        rf"(?:ngày \d{{1,2}} (?:của )?)?(?:định kỳ |định kì )?(?:{_EVERY} {{0,2}}quý"
        rf"|{_ONCE} lần ?/ ?(?:{_ONCE} )?quý"
        rf"|(?:03|3|ba) tháng ?/ ?(?:{_ONCE} )?lần|tháng cuối (?:mỗi )?quý)|định kỳ (?:03|3) tháng",
        ("Hàng quý", "định kỳ hằng quý", "03 tháng/lần", "1 lần/quý",
         "ngày 20 của tháng cuối quý"),
        ("quý I", "06 tháng/lần"),
    ),
    TimePattern(
        "monthly",
        "recurring",
        rf"(?:ngày \d{{1,2}} (?:của )?)?(?:định kỳ |định kì )?(?:{_EVERY} {{0,2}}tháng"
        rf"|{_ONCE} lần ?/ ?(?:{_ONCE} )?tháng|{_ONCE} tháng ?/ ?(?:{_ONCE} )?lần)"
        rf"|định kỳ {_ONCE} tháng",
        ("Hàng tháng", "ngày 15 hàng tháng", "1 tháng/lần"),
        ("tháng 7", "các tháng"),
    ),
    TimePattern(
        "again and again",  # comes back, at no pace that the list of recurrences has
        "recurring",
        rf"(?:định kỳ |định kì )?(?:{_EVERY} (?:tuần|ngày)(?! {{0,2}}\d)|\d{{1,2}} (?:tháng|năm) ?/"
        rf" ?(?:{_ONCE} )?lần"
        rf"|\d{{1,2}} (?:lần|đợt|kỳ|cuộc|buổi|lượt) ?/ ?(?:{_ONCE} )?(?:năm|quý|tháng)"
        rf"|mỗi (?:năm|quý|tháng) \d{{1,2}} (?:lần|đợt|kỳ|cuộc|buổi))"
        r"|định k[ỳì](?: \d{1,2} (?:tháng|năm|tuần))?",
        ("06 tháng/lần", "02 lần/năm", "02 đợt/năm", "mỗi năm 2 lần", "Định kỳ",
         "hằng tuần", "định kỳ 6 tháng"),
        ("6 tháng đầu năm", "lần thứ 2"),
    ),
    TimePattern(
        "continuous",
        "continuous",
        r"(?<!chi )(?<!không )(?:thường xuyên|liên tục)",
        ("Thường xuyên", "thường xuyên, liên tục"),
        ("chi thường xuyên", "không thường xuyên"),
    ),
    TimePattern(
        "a term without days",
        "term",
        r"(?:trong )?(?:từng|mỗi|cả|suốt|toàn|hết|cuối|đầu|giữa) (?:giai đoạn|nhiệm kỳ|thời kỳ"
        r"|khóa)(?!,? {0,2}(?:từ )?(?:năm )?\(?20\d\d)"
        r"|trong (?:các )?(?:giai đoạn|nhiệm kỳ)(?! {0,2}20\d\d)"
        r"|trong (?:vòng )?\d{1,2} năm(?! 20\d\d)",
        ("trong từng giai đoạn", "Trong nhiệm kỳ", "cả nhiệm kỳ", "trong 5 năm"),
        ("giai đoạn 2026-2030", "trong cả giai đoạn 2026-2030", "trong nhiệm kỳ 2025-2030"),
    ),
    TimePattern(
        "a year without number",
        "moment",
        r"(?:trong|cuối|đầu|giữa) (?P<some_year>năm)(?! {0,3}(?:20)?\d| học)",
        ("trong năm", "cuối năm"),
        ("trong năm 2026", "trong năm học 2026-2027", "năm"),
    ),
)  # fmt: skip
