"""What all tests share: properties without a clock, and no skipped test where it counts."""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

pytest_plugins = ("tests.neo4j.fixtures", "tests.browser.fixtures")

collect_ignore = [] if os.environ.get("KG_PLANS") else ["test_real_plans.py"]
"""Without a folder of real plans there is nothing to run there, and so nothing to skip."""

settings.register_profile("kg", deadline=None, database=None, derandomize="CI" in os.environ)
settings.load_profile("kg")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where ``CI`` is set, a skipped test has failed: what is not run is not shown."""
    report = yield
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where no test may be: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole file that skips itself."""
    report = yield
    if os.environ.get("CI") == "true" and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped where no test may be: {report.longrepr}"
    return report
