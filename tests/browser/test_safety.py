"""Texts of plans are text: whatever stands in them runs nothing, breaks nothing, and is shown."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ontology.model import Agency, Document, Graph, Prerequisite, Task
from tests.browser.conftest import DAY
from tests.browser.fixtures import Open
from tests.browser.pages import SAMPLES, graph_of, page_of
from tests.queries.graphs import act, agency, document, needs, task
from viz.page import MARK

NASTY = (
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 2</script>",
    "\"><img src=x onerror='window.ran = 3'>",
    "<img src='https://example.org/a.png'>",
    "' \" ` ${window.ran = 4} {{data}} {count}",
    "<!-- --> ]]> <![CDATA[ </style></body>",
    "x" * 5000,
    "Nâng cấp " * 700,
    "\u202eđảo chiều\u202c và \u200f phải sang trái",
    "😀👩‍👩‍👧‍👦 \u0000 \u0007 \ufeff \u2028 \u2029",
    "javascript:window.ran=5",
    "=1+1",
    "\ud7ff\U0010ffff",
    "\\u003cscript\\u003e \\ \\n",
)


def _nasty(title: str) -> Graph:
    """Return a graph in which everything is called like this."""
    plan = document("p", issuer="/a/x")
    waits = task("t", leads=("/a/x",), products=(title,))
    return Graph(
        documents=(Document(**{**plan.model_dump(), "title": title, "number": title}),),
        agencies=(Agency(**{**agency("x").model_dump(), "name": title}),),
        tasks=(Task(**{**waits.model_dump(), "title": title, "section": (title,), "note": title}),),
        prerequisites=(Prerequisite(**{**act("w").model_dump(), "text": title}),),
        requirements=(needs("/d/p#t", "/prerequisite/w"),),
    )


@pytest.mark.parametrize("title", NASTY, ids=range(len(NASTY)))
def test_a_title_is_shown_and_never_run(title: str, tmp_path: Path, open_file: Open) -> None:
    file = page_of(_nasty(title), tmp_path / "page.html")
    with open_file(file, day=DAY) as opened:
        page = opened.page
        for address in ("task=/d/p%23t&chain=1", "document=/d/p&open=/d/p", "act=/prerequisite/w"):
            opened.go(address)
            expect(page.locator("#panel h2")).to_have_text(_seen(title))
        page.locator("#query").fill(title[:50])
        page.locator("#view-timeline").click()
        assert page.evaluate("window.ran") is None
        assert page.locator("img").count() == 0
        assert page.locator("script").count() == 3


def _seen(title: str) -> re.Pattern[str]:
    """Match a title as a browser compares it: runs of white space are one."""
    words = [re.escape(word) for word in re.split(r"[\s\ufeff\u200b\u0000]+", title) if word]
    return re.compile(r"[\s\ufeff\u200b\u0000\ufffd]*".join(words[:40]))


@pytest.mark.parametrize("title", ["x" * 5000, "Nâng cấp " * 700], ids=["word", "words"])
def test_a_long_title_breaks_no_layout(title: str, tmp_path: Path, open_file: Open) -> None:
    file = page_of(_nasty(title), tmp_path / "page.html")
    with open_file(file, day=DAY) as opened:
        opened.go("task=/d/p%23t&chain=1")
        opened.page.wait_for_selector("#panel h2")
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= 1366
        opened.keep_picture()


def test_no_address_outside_of_the_file_stands_in_its_markup(tmp_path: Path) -> None:
    text = page_of(graph_of(SAMPLES), tmp_path / "page.html").read_text(encoding="utf-8")
    assert text.startswith(MARK)
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", text, flags=re.DOTALL)
    linked = re.findall(r"(?:src|href|action|poster|data)\s*=\s*[\"']?([^\"'\s>]+)", markup)
    assert linked == ["data:,"]
    style = "".join(re.findall(r"<style>(.*?)</style>", text, flags=re.DOTALL))
    assert "url(" not in style and "@import" not in style


def test_the_policy_lets_nothing_else_run_and_no_request_out(
    sample_page: Path, open_file: Open
) -> None:
    with open_file(sample_page, day=DAY) as opened:
        page = opened.page
        page.wait_for_selector("body[data-ready]")
        page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "window.ran = 1";
              document.body.append(script);
              document.body.setAttribute("onclick", "window.ran = 2");
              document.body.click();
              fetch("https://example.org/").catch(() => {});
              const image = document.createElement("img");
              image.src = "https://example.org/a.png";
              document.body.append(image);
            }"""
        )
        page.wait_for_timeout(200)
        assert page.evaluate("window.ran") is None
        told = "\n".join(opened.wrong)
        assert "policy: script-src" in told
        assert "policy: connect-src" in told and "policy: img-src" in told
        assert "request:" not in told
        opened.wrong.clear()


def test_a_damaged_page_says_so(sample_page: Path, tmp_path: Path, open_file: Open) -> None:
    text = sample_page.read_text(encoding="utf-8")
    data = text.index('type="application/octet-stream">') + 5000
    (tmp_path / "page.html").write_text(text[:data] + text[data + 400 :], encoding="utf-8")
    with open_file(tmp_path / "page.html") as opened:
        expect(opened.page.locator("#broken")).to_be_visible()
        opened.wrong.clear()


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; "
        "from tests.browser.pages import SAMPLES, graph_of, page_of; "
        "page_of(graph_of(SAMPLES), Path(sys.argv[1]))"
    )
    pages = []
    for seed in ("1", "2"):
        file = tmp_path / f"{seed}.html"
        subprocess.run(
            [sys.executable, "-c", code, str(file)],
            env={"PYTHONHASHSEED": seed, "LC_ALL": "C", "PATH": "/usr/bin:/bin"},
            check=True,
        )
        pages.append(file.read_bytes())
    assert pages[0] == pages[1]
    assert "Đang mở đồ thị".encode() in pages[0]
