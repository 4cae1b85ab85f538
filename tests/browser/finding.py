"""The browser that the tests drive: the machine's own Chromium, never one that is downloaded."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def found_browser() -> str | None:
    """Return the path of a Chromium: that of ``KG_CHROMIUM``, else one on the PATH."""
    named = os.environ.get("KG_CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


def what_is_missing() -> str:
    """Return what keeps a browser from running here, in words; nothing where one can."""
    if found_browser():
        return ""
    return f"{' or '.join(NAMES[:2])} on the PATH (or its path in KG_CHROMIUM)"
