"""How cells look: a few formats, one for each kind of value and each code that wants colour."""

from typing import Any

_TOP = {"valign": "top"}
_WORDS = {**_TOP, "text_wrap": True}
_BAD = {**_TOP, "bg_color": "#F8CBAD", "font_color": "#7F1D00"}
_WARNING = {**_TOP, "bg_color": "#FFE699", "font_color": "#5F4700"}
_GOOD = {**_TOP, "bg_color": "#C6E0B4", "font_color": "#1E4620"}

_LOOKS: dict[str, dict[str, Any]] = {
    "head": {
        "bold": True,
        "text_wrap": True,
        "valign": "vcenter",
        "bg_color": "#1F3864",
        "font_color": "#FFFFFF",
        "border": 1,
        "border_color": "#8EA9DB",
    },
    "words": _WORDS,
    "number": {**_TOP, "align": "right", "indent": 1},
    "date": {**_TOP, "num_format": "dd/mm/yyyy", "align": "left"},
    "link": {**_TOP, "font_color": "#0563C1", "underline": 1},
    "title": {"bold": True, "font_size": 14},
    "closing": {**_WORDS, "bold": True, "top": 1},
    "blocked": _BAD,
    "late": {**_BAD, "bold": True},
    "partly_blocked": _WARNING,
    "at_risk": _WARNING,
    "done": _GOOD,
}


class Looks:
    """The formats of one workbook, by name."""

    def __init__(self, workbook: Any) -> None:
        self._formats = {name: workbook.add_format(look) for name, look in _LOOKS.items()}

    def __getitem__(self, name: str) -> Any:
        """Return the format of this name; a code without a colour looks like any words."""
        return self._formats.get(name) or self._formats["words"]
