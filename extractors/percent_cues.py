"""The words beside percentages: what falls, what grows, what is a share."""

from __future__ import annotations

from extractors.lexicon import load

WINDOW = 16


def words(role: str) -> tuple[str, ...]:
    """Return the cue words of one role."""
    return tuple(row["word"] for row in load("percent_cues") if row["role"] == role)


FALL = words("fall")
_GLUE = (
    "了",
    "约",
    "近",
    "超过",
    "超",
    "逾",
    "达",
    "达到",
    "高达",
    "为",
    "分别",
    "分别为",
    "分别达",
    "仅",
    "只",
    "将近",
    "幅度",
)
_LOOSE = (
    "大约",
    "约为",
    "不足",
    "不到",
    "接近",
    "大概",
    "可",
    "的",
    "各",
    "在",
    ":",
    "则",
    "至少",
    "突破",
    "最多",
    "有",
    "均",
    "就",
)
GLUE = _GLUE + _LOOSE


def cued(folded: str, start: int, cues: tuple[str, ...], glue: tuple[str, ...] = GLUE) -> int:
    """Return where the cue before a number begins, with only 了, 约, 分别 and the like between them; -1 without one."""
    window = folded[max(0, start - WINDOW) : start].rstrip(" \n")
    while window:
        if window.endswith(cues):
            longest = max(len(cue) for cue in cues if window.endswith(cue))
            return max(0, start - WINDOW) + len(window) - longest
        between = max((word for word in glue if window.endswith(word)), key=len, default="")
        if not between:
            return -1
        window = window[: -len(between)].rstrip(" \n")
    return -1


def falls(folded: str, start: int) -> bool:
    """Tell whether the figure is a decrease (下降了近5%); 下降到5% is a level,
    上升或下降5% no direction.
    """
    at = cued(folded, start, FALL)
    return at >= 0 and folded[at - 1 : at] != "或"
