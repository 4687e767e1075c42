"""What stands beside an amount: its sign, what it is paid for (元/吨, 每股…元), and the other end of a range."""

from __future__ import annotations

import re

from extractors.base import Money
from extractors.number.cues import Endings, cued, glue
from extractors.number.magnitudes import DIGITS, scale_of
from extractors.number.numerals import Number, read
from extractors.number.quantities import Quantity, joined
from extractors.number.units import UNITS
from extractors.roles import Roles

_TIME = frozenset({"年", "月", "日", "季度"})
_PER = sorted(
    (re.escape(unit.word) for unit in UNITS.values() if unit.family in ("count", "measure") and unit.word not in _TIME),
    key=len,
    reverse=True,
)
_PER_AFTER = re.compile(rf"[ ]?[/每][ ]?(?:1|([0-9]{{1,4}})[ ]?)?({'|'.join(_PER)})")
_PER_BEFORE = re.compile(rf"每({'|'.join(_PER)})[^,。;、:0-9每]{{0,10}}$")
_MINUS_AFTER = re.compile(
    r"(?:[^0-9A-Za-z%元股吨斤万亿\-~]|^|(?<=每)(?<!/每)[股吨斤])(?:-|(?<![税减担背自正])负)$"
)  # 降低企业税负300亿元
_NEGATIVE = re.compile("(?:^|[为是达至到成在,:(])(负[的 ])$")  # 为负的2.5%; not 肩负的30%, 自负的300元
_SIGN = re.compile("[A-Z]{0,2}[$¥€£]")
DEALT = ("分别", "分别为", "分别是", "分别达", "分别达到")
MINUS = frozenset("-负")
SIGNED = frozenset("-负的 ")  # what a number that may have a minus stands behind
# What stands before the second end of a range that has a minus of its own: 10%至-5%.
BELOW = frozenset({"至-", "~-", "到-", "至负", "~负", "到负"})
_RATE_SIGNS = frozenset(" /每")
_CUT = 12
_EACH = re.compile("/[\u4e00-\u9fff]{1,2}?(?=[至到])")
_MOVING = re.compile(r"[从由自]$")
_PAIR = 4
_PAIRED = re.compile(rf"(?<![0-9.{DIGITS}两十])([0-9]{{1,2}}|[{DIGITS}两十]{{1,3}})、$")
_LESS, _OVER, _NEAR, _FEW = re.compile("[减降跌落]"), re.compile("[较比]|同比|环比"), 3, 2
_STEP = 20  # a change is small beside what it leads to; the ends of an interval are of one size
_MOVES = Endings(Roles("money_cues", "role").words("move"))
_GLUE = glue("money")
_BETWEEN = re.compile(r"(?:/[一-鿿a-zA-Z]{1,3})?(?:不等|之间|的?区间|左右|上下)")


def signed(folded: str, start: int) -> int:
    """Return where the number begins with its minus sign; a hyphen between two figures is none."""
    if start and folded[start - 1] == "-" and not folded[start].isdigit() and not _SIGN.match(folded, start):
        return start
    if start and folded[start - 1] in MINUS and _MINUS_AFTER.search(folded, max(0, start - 2), start):
        return start - 1
    if start > 1 and folded[start - 2] == "负":
        negative = _NEGATIVE.search(folded, max(0, start - 3), start)
        return negative.start(1) if negative else start
    return start


def per_what(folded: str, start: int, end: int, previous: Money | None) -> tuple[str | None, int]:
    """Return what the amount is for one of (元/吨, 元/500克, 每股…元), and where the words behind it begin.

    每吨分别提高500元和400元 shares its 每吨.
    """
    match = _PER_AFTER.match(folded, end) if folded[end : end + 1] in _RATE_SIGNS else None
    if match:
        return (match[1] or "") + match[2], match.end()
    if "每" in folded[max(0, start - _CUT - 4) : start]:
        match = _PER_BEFORE.search(folded, max(0, start - _CUT - 4), start)
        if match:
            return match[1], end
    if previous and previous.per and folded[previous.end : start] in ("、", "和", "与", "及", "以及"):
        return previous.per, end
    return None, end


def moved(folded: str, start: int, end: int) -> bool:
    """Tell 从5亿元到8亿元, a movement between two figures, from an interval (从5亿元到8亿元不等, 由7~8元涨到…)."""
    if not _MOVING.search(folded, max(0, start - 1), start) or _BETWEEN.match(folded, end) is not None:
        return False
    return "到" in folded[start:end] or "至" in folded[start:end]


def led_to(folded: str, first: Quantity, low: Number, high: Number) -> bool:
    """Tell 收跌226美元至9124美元, a change and what it leads to, from an interval (涨8元至10元).

    What both are for, told twice, says so of nearer ones as well: 上涨330元/吨至2898元/吨.
    """
    if first.unit is None or not turns_to(folded, first):
        return False
    return apart(low, high, _FEW if folded[first.unit_end] == "/" else _STEP)


def comes_to(folded: str, first: Quantity, low: Number, high: Number) -> bool:
    """Tell 减少5家至20家, a change and what it leads to, from an interval (增加3家至5家) where each has its unit."""
    if first.unit is None or not turns_to(folded, first):
        return False
    less = _LESS.search(folded, max(0, first.start - _NEAR), first.start)
    return less is not None or (
        apart(low, high, _FEW) and _OVER.search(folded, first.start - _CUT, first.start) is not None
    )


def turns_to(folded: str, first: Quantity) -> bool:
    """Tell whether a word of change stands before a figure that 至 or 到 follow, be it a change or an interval."""
    to = _EACH.match(folded, first.unit_end)
    end = to.end() if to else first.unit_end
    return folded[end : end + 1] in ("至", "到") and cued(folded, first.start, _MOVES, _GLUE) >= 0


def apart(low: Number, high: Number, times: int) -> bool:
    """Tell whether one number is more than so many times another."""
    return low.low is not None and high.low is not None and low.low * times < high.low


def approximate(first: Quantity, second: Quantity, folded: str) -> bool:
    """Tell 四、五亿元 and 7、8万元, two neighbouring digits that share a magnitude, from members of a list."""
    written = first.written
    if folded[first.unit_end : second.start] != "、" or first.unit or (len(written) > 1 and written[0].isascii()):
        return False
    if not second.written[1:] or second.written[1:].strip("十百千万亿多余") or not neighbours(written, second.written):
        return False
    before = folded[first.start - 1 : first.start]
    numbered = not "一" <= before <= "鿿" and written != "两"  # 三、五百元: a heading, perhaps
    return not numbered and before not in {*"第十百千万亿"} and not folded[: first.start].endswith(DEALT)


def doubtful(folded: str, quantity: Quantity) -> bool:
    """Tell 17、|8万元 and 7、|80万元: a range or two figures, which nobody can tell where no range was read."""
    start, written = quantity.start, quantity.written
    match = _PAIRED.search(folded, max(0, start - _PAIR), start)
    if match is None or not neighbours(match[1], written) or written[1:].strip("0十百千万亿多余"):
        return False
    before = folded[match.start() - 1 : match.start()]
    if match[1].isascii() and not "一" <= before <= "鿿":
        return False  # 1、2万元以下: an item of a list
    return before not in ("、", "第") and not folded.endswith(DEALT, 0, match.start())


def neighbours(first: str, second: str) -> bool:
    """Tell whether the digit that ends one numeral and that which begins another are neighbours, or 三 and 五."""
    one, two = _place(first[-1]), _place(second[0])
    return 0 < one == two - 1 or (first[-1], second[0]) == ("三", "五")


def _place(digit: str) -> int:
    """Return the value of one digit of either script, -1 of anything else."""
    return int(digit) if digit.isascii() and digit.isdigit() else DIGITS.find("二" if digit == "两" else digit)


def first_end(folded: str, before: Quantity | None, quantity: Quantity) -> Quantity | None:
    """Return the number before another, if both look like the ends of a range: 3-5家, 3万亩至5万亩."""
    if before is None or before.unit not in (None, quantity.unit) or not joined(before, quantity, folded):
        return None
    return before


def interval(first: Quantity, second: Quantity) -> tuple[Number, Number] | None:
    """Return both ends of a range; None where the second is not above the first: which is meant nobody can tell."""
    low, high = ends(first, second)
    return (low, high) if low is not None and high is not None and apart(low, high, 1) else None


def ends(first: Quantity, second: Quantity) -> tuple[Number | None, Number | None]:
    """Return both ends of a range; a bare first number shares the magnitude of the second where that makes sense."""
    high = read(second.written)
    low = read(first.written)
    if low is None or high is None or low.low is None or high.low is None:
        return None, None
    shared = "" if first.unit else shared_magnitude(first.written, second.written)
    raised = read(first.written + shared) if shared else None
    if raised and raised.low is not None and raised.low <= high.low:
        return raised, high
    if shared and low.low * 1000 < high.low:
        return None, None
    return low, high


def shared_magnitude(first: str, second: str) -> str:
    """Return the magnitudes that the first numeral leaves to the second (10～20万, 三至五百万, 五百至六百亿)."""
    tail = scale_of(second)
    if first[-1] in "万亿萬億":
        return ""
    if first[-1] in "百千":
        return tail.lstrip("百千")
    if (len(first) == 1 and len(second) == 1 + len(tail)) or second[0].isdigit():
        return tail
    return tail.lstrip("百千")
