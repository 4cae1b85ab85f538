"""Mentions of awaited acts become nodes and edges, whatever the order of loading."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.reading import AgencyName, PrerequisiteMention, Words
from loaders.resolving.named_tasks import KnownTask, name_of
from loaders.resolving.prerequisites import (
    ResolvedPrerequisites,
    TaskMention,
    resolve_prerequisites,
)
from ontology.identity import agency_id, prerequisite_id
from ontology.model import Evidence
from ontology.vocabulary import ActorLevel, Event

HEALTH = AgencyName(name="Bộ Y tế", place="vn", level="ministry", printed="Bộ Y tế")
CENTRE = AgencyName(
    name="Trung ương", place="vn", level="party-central", collective=True, printed="Trung ương"
)
CITY = AgencyName(
    name="Ủy ban nhân dân thành phố Sông Vân",
    place="vn-song-van",
    level="city-government",
    printed="UBND thành phố",
)
PLAN = "/akn/vn-song-van/doc/ke-hoach/ubnd/2026-01-05/1-kh-ubnd"
OTHER = "/akn/vn-song-van/doc/ke-hoach/ubnd/2026-02-05/2-kh-ubnd"


def mention(
    task: str,
    text: str,
    object_: str,
    by: AgencyName | None,
    event: Event = "guidance",
    *,
    document: str = PLAN,
    section: tuple[str, ...] = ("I. Y tế",),
    own: bool = False,
    level: ActorLevel = "central",
    at: int = 10,
) -> TaskMention:
    words = Words(field="deadline", start=at, end=at + len(text), quote=text)
    said = PrerequisiteMention(
        text=text, issuer=by, level=level, event=event, object=object_, own_object=own,
        words=(words,),
    )  # fmt: skip
    issuer = agency_id(by.place, by.name) if by else None
    return TaskMention(f"{document}#{task}", document, "a.txt", said, issuer, section)


def known(task: str, title: str, *products: str, document: str = PLAN) -> KnownTask:
    return KnownTask(f"{document}#{task}", document, title, products, place="vn-song-van")


def resolve(*mentions: TaskMention, tasks: tuple[KnownTask, ...] = ()) -> ResolvedPrerequisites:
    return resolve_prerequisites(mentions, tasks, lambda a, b: False)


def test_one_ministrys_guidance_for_a_section_is_one_act() -> None:
    said = "sau khi Bộ Y tế có hướng dẫn"
    found = resolve(
        mention("1", said, "hướng dẫn về trạm y tế", HEALTH),
        mention("2", "Sau khi có hướng dẫn của Bộ Y tế", "hướng dẫn về bệnh án số", HEALTH),
        mention("3", said, "hướng dẫn về nhà thuốc", HEALTH, section=("II. Dược",)),
    )
    shared, other = sorted(found.prerequisites, key=lambda p: -len(p.aliases))
    assert len(shared.aliases) == 1
    assert other.aliases == ()
    assert found.of_task[f"{PLAN}#1"] == found.of_task[f"{PLAN}#2"] == (shared.id,)
    assert len(shared.evidence) == 2


def test_the_centres_guidance_about_two_subjects_is_two_acts() -> None:
    said = "sau khi có hướng dẫn của Trung ương"
    found = resolve(
        mention("1", said, "hướng dẫn về thuế", CENTRE),
        mention("2", said, "hướng dẫn về tín dụng", CENTRE),
    )
    assert len(found.prerequisites) == 2


def test_small_words_make_no_other_object() -> None:
    one, two = "tiêu chí xếp hạng của từng giai đoạn", "Tiêu chí xếp hạng trong từng giai đoạn"
    found = resolve(
        mention("1", f"sau khi Bộ Y tế ban hành {one}", one, HEALTH, "issuance"),
        mention("2", f"sau khi Bộ Y tế ban hành {two}", two, HEALTH, "issuance"),
    )
    (merged,) = found.prerequisites
    ids = [prerequisite_id(merged.issuer, "issuance", words, None) for words in (one, two)]
    assert [merged.id, *merged.aliases] == sorted(ids)


def test_a_collectives_printed_object_is_one_act() -> None:
    said = "sau khi Trung ương ban hành bộ tiêu chí đô thị"
    found = resolve(
        mention("1", said, "bộ tiêu chí đô thị", CENTRE, "issuance"),
        mention("2", said, "Bộ tiêu chí đô thị", CENTRE, "issuance"),
    )
    assert len(found.prerequisites) == 1


def test_nobodys_act_belongs_to_one_task() -> None:
    found = resolve(
        mention("1", "theo yêu cầu", "yêu cầu báo cáo", None, "request"),
        mention("2", "theo yêu cầu", "yêu cầu báo cáo", None, "request"),
    )
    assert len(found.prerequisites) == 2


def test_a_named_product_is_required_of_its_task() -> None:
    waits = mention(
        "2", "sau khi Đề án phát triển cảng cạn được phê duyệt", "Đề án phát triển cảng cạn",
        None, "approval", level="other",
    )  # fmt: skip
    makes = known("1", "Phát triển logistics", "Đề án phát triển cảng cạn thành phố Sông Vân")
    found = resolve(waits, tasks=(makes, known("2", "Mời gọi đầu tư cảng", "Kế hoạch")))
    assert found.prerequisites == ()
    (edge,) = found.requirements
    assert (edge.task, edge.requires, edge.reason) == (f"{PLAN}#2", f"{PLAN}#1", "names task")


def test_two_tasks_of_the_name_are_none() -> None:
    waits = mention(
        "3", "sau khi Đề án phát triển cảng cạn được phê duyệt", "Đề án phát triển cảng cạn",
        None, "approval", level="other",
    )  # fmt: skip
    named = [known(no, "Phát triển logistics", "Đề án phát triển cảng cạn") for no in "12"]
    assert len(resolve(waits, tasks=tuple(named)).prerequisites) == 1


def test_an_issuer_of_another_level_contradicts() -> None:
    object_ = "Đề án phát triển cảng cạn"
    makes = known("1", "Phát triển logistics", object_)
    for by, level, nodes in ((HEALTH, "central", 1), (CITY, "city", 0)):
        said = f"sau khi {by.printed} phê duyệt {object_}"
        waits = mention("2", said, object_, by, "approval", level=level)  # type: ignore[arg-type]
        assert len(resolve(waits, tasks=(makes,)).prerequisites) == nodes


def test_only_tied_plans_name_each_other() -> None:
    object_ = "Đề án phát triển cảng cạn"
    waits = mention("2", f"sau khi {object_} được phê duyệt", object_, None, "approval")
    makes = known("1", "Phát triển logistics", object_, document=OTHER)
    assert resolve_prerequisites([waits], [makes], lambda a, b: False).prerequisites
    assert not resolve_prerequisites([waits], [makes], lambda a, b: True).prerequisites


def test_the_tasks_own_product_stays_its_own() -> None:
    object_ = "Đề án phát triển cảng cạn"
    waits = mention("1", f"sau khi {object_} được phê duyệt", object_, None, "approval")
    found = resolve(waits, tasks=(known("1", "Phát triển logistics", object_),))
    assert len(found.prerequisites) == 1


def test_what_a_task_enables_waits_for_it() -> None:
    shown = Evidence(field="enables", file="a.txt", start=1, end=5, quote="ban hành …")
    lays = KnownTask(
        f"{PLAN}#1", PLAN, "Khảo sát cảng", ("Báo cáo",),
        ("ban hành Nghị quyết về phát triển cảng cạn",), (), (shown,),
    )  # fmt: skip
    found = resolve(tasks=(lays, known("2", "Ban hành Nghị quyết về phát triển cảng cạn")))
    (edge,) = found.requirements
    assert (edge.task, edge.requires, edge.reason) == (f"{PLAN}#2", f"{PLAN}#1", "enables")
    assert edge.evidence == (shown,)


def test_general_products_name_nothing() -> None:
    for product in ("Quyết định", "Kế hoạch của UBND thành phố", "Báo cáo", "Nghị quyết HĐND"):
        assert name_of(product) is None


def test_names_of_different_years_differ() -> None:
    object_ = "Đề án phát triển cảng cạn giai đoạn 2021-2025"
    waits = mention("2", f"sau khi {object_} được phê duyệt", object_, None, "approval")
    makes = known("1", "Phát triển", "Đề án phát triển cảng cạn giai đoạn 2026-2030")
    assert len(resolve(waits, tasks=(makes,)).prerequisites) == 1


OBJECTS = ("hướng dẫn về thuế", "hướng dẫn của thuế", "Đề án phát triển cảng cạn", "tiêu chí mới")
MENTIONS = st.builds(
    mention,
    st.sampled_from("1234"),
    st.sampled_from(["sau khi có hướng dẫn", *OBJECTS]),
    st.sampled_from(OBJECTS),
    st.sampled_from([None, HEALTH, CENTRE, CITY]),
    st.sampled_from(["guidance", "issuance", "approval", "request"]),
    document=st.sampled_from([PLAN, OTHER]),
    section=st.sampled_from([(), ("I. Y tế",)]),
    own=st.booleans(),
    at=st.integers(0, 50),
)
TASKS = tuple(
    known(no, "Phát triển logistics", *products, document=document)
    for document in (PLAN, OTHER)
    for no, products in (("1", ["Đề án phát triển cảng cạn"]), ("2", ["Kế hoạch"]))
)


@given(st.lists(MENTIONS, max_size=8).flatmap(lambda m: st.tuples(st.just(m), st.permutations(m))))
def test_the_order_of_loading_does_not_matter(
    both: tuple[list[TaskMention], list[TaskMention]],
) -> None:
    first = resolve_prerequisites(both[0], TASKS, lambda a, b: True)
    second = resolve_prerequisites(both[1], TASKS[::-1], lambda a, b: True)
    assert first == second
    names = {i for p in first.prerequisites for i in (p.id, *p.aliases)}
    assert len(names) == sum(1 + len(p.aliases) for p in first.prerequisites)
    assert all(p.id < min(p.aliases, default="~") for p in first.prerequisites)
