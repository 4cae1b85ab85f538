"""The harness notices what a page must not do."""

from pathlib import Path

import pytest

from tests.browser.finding import NAMES, found_browser, what_is_missing
from tests.browser.fixtures import Open

_POLICY = "<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\">"


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        ("<img src='https://example.org/a.png'>", "request: https://example.org/a.png"),
        ("<script src='//example.org/a.js'></script>", "request: "),
        ("<script>console.error('broken')</script>", "error: broken"),
        ("<script>throw new Error('thrown')</script>", "error: thrown"),
        ("<script>alert('hello')</script>", "dialog: hello"),
        (f"{_POLICY}<script>1</script>", "error: policy: script-src"),
    ],
)
def test_what_goes_wrong_is_noticed(page: str, wrong: str, tmp_path: Path, open_file: Open) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<!doctype html>{page}", encoding="utf-8")
    with open_file(file) as opened:
        opened.page.wait_for_timeout(100)
        assert any(each.startswith(wrong) for each in opened.wrong), opened.wrong
        opened.wrong.clear()


def test_a_page_in_which_something_went_wrong_fails(tmp_path: Path, open_file: Open) -> None:
    file = tmp_path / "page.html"
    file.write_text("<!doctype html><script>console.error('broken')</script>", encoding="utf-8")
    with pytest.raises(AssertionError, match="broken"), open_file(file) as opened:
        opened.page.wait_for_timeout(100)


def test_a_page_without_fault_passes(tmp_path: Path, open_file: Open) -> None:
    file = tmp_path / "page.html"
    file.write_text("<!doctype html><body>Không có gì sai", encoding="utf-8")
    with open_file(file) as opened:
        assert opened.page.inner_text("body") == "Không có gì sai"


def test_where_there_is_no_browser_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KG_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found_browser() is None
    assert NAMES[0] in what_is_missing()
