"""Judge whether an indicator that was read is the one annotated.

The rule.  Two names are the same indicator where, after normalisation, one of these holds:

1. they are equal (价 and 价格 at their end are one, and so are 比例, 比重 and 比率);
2. both have an id in the metric lexicon, and it is one id (two ids are two indicators: 净利润 is not 利润);
3. one ends in the other, of two characters at least: 销售额 and 手机销售额;
4. both end in one head (a lexicon term, or two of one id; 投资, 投入 and 经费 count as one) and the characters before
   it in one hold those before it in the other: 原料采购金额 and 采购金额 agree, 彩电销售额 and 冰箱销售额 do not;
5. both are shares whose parts agree by 2-4 and whose wholes agree, where both name one.

Word for word, only 1 and 2 count, and what follows from them part by part: two names are one where the words before
their heads are equal and the heads are one by 1 or 2 (家电市场销售规模, 家电市场销售额), and two shares where their
parts are one so and their wholes, where both name one (the whole stands in `base` as well).  手机销售额 is not 销售额.

Normalisation drops brackets, blanks, quotes and 的, and the noun of a growth (增速, 涨幅, 提价幅度): that a figure is
a growth is judged by its measure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from extractors.figure_words import figure_word
from extractors.folding import fold
from extractors.lexicon import alternatives
from extractors.metrics import indicators

Same = Callable[[str, str | None, str], bool]
_NOISE = re.compile(r"\([^)]*\)|[\s的了“”\"]")
_RATES = alternatives("figure_glue", role="rate")
_GROWTH = re.compile(
    f"(?:{_RATES}|[跌涨]额|(?:{figure_word('changes', 'moves')}|净增|上浮|变动)(?:幅度|金额|额)|(?<=价格)调整)$"
)
_PRICE_WORD = re.compile("价格$")
_PROPORTION_WORD = re.compile("(?:比重|比率)$")
_PRICE_RISE = re.compile("(?:提价|涨价|价格上[涨调]|价格提高)(?:幅度|金额|额)$")
_SHARE = re.compile(r"^(?P<part>.*?)占(?P<whole>.+?)(?:比例|比重|比率)?$")
_PROPORTION = re.compile("(?:占比|比例|比重|比率)$")
_WHOSE = re.compile("^(?:公司|全[省市区镇]|当年|年|净增|实现|整体|总)")


def metric_matches(
    predicted: str | None, predicted_id: str | None, gold: str | None, alternatives: Iterable[str | None] = ()
) -> bool:
    """Tell whether the metric read agrees with the annotated one or with an alternative of it; see the module."""
    return _any(_same, predicted, predicted_id, [gold, *alternatives])


def word_for_word(
    predicted: str | None, predicted_id: str | None, gold: str | None, alternatives: Iterable[str | None] = ()
) -> bool:
    """Tell whether the metric read agrees word for word, as the module says: 手机销售额 is not 销售额."""
    return _any(_literally, predicted, predicted_id, [gold, *alternatives])


def _any(same: Same, predicted: str | None, predicted_id: str | None, accepted: list[str | None]) -> bool:
    """Tell whether one of the accepted names is the one that was read."""
    if predicted is None:
        return None in accepted
    return any(name is not None and same(predicted, predicted_id, name) for name in accepted)


def _literally(predicted: str, predicted_id: str | None, gold: str) -> bool:
    """Tell whether two names agree word for word."""
    return _equal(predicted, predicted_id, gold) or _by_parts(_clean(predicted), _clean(gold))


def _equal(predicted: str, predicted_id: str | None, gold: str) -> bool:
    """Apply the first two rules to two names."""
    left, right = _clean(predicted), _clean(gold)
    if left == right or _one_spelling(left) == _one_spelling(right):
        return True
    found = predicted_id or _id(left)
    return found is not None and found in (_id(fold(gold)), _id(right))


def _one_spelling(name: str) -> str:
    """Return a name with one word for price and one for proportion at its end."""
    return _PROPORTION_WORD.sub("比例", _PRICE_WORD.sub("价", name))


def _by_parts(left: str, right: str) -> bool:
    """Tell whether two names are equal but for heads that are one, or are shares equal part by part."""
    first, second = _split(left), _split(right)
    if first is not None and second is not None:
        whole = not first[1] or not second[1] or _same_term(first[1], second[1])
        return whole and _same_term(first[0], second[0])
    return _same_term(left, right)


def _same_term(left: str, right: str) -> bool:
    """Tell whether two terms are equal, or have equal words before heads of one id."""
    if _one_spelling(left) == _one_spelling(right):
        return True
    (head, rest), (head2, rest2) = _term(left), _term(right)
    return bool(head) and rest == rest2 and _id(head) is not None and _id(head) == _id(head2)


def _term(name: str) -> tuple[str, str]:
    """Return the longest lexicon term that ends a name, and the words before it."""
    return next(((name[at:], name[:at]) for at in range(len(name) - 1) if name[at:] in indicators()), ("", name))


def _same(predicted: str, predicted_id: str | None, gold: str) -> bool:
    """Apply the rule to two names."""
    if _literally(predicted, predicted_id, gold):
        return True
    left, right = _clean(predicted), _clean(gold)
    if (predicted_id or _id(left)) is not None and _id(right) is not None:
        return False
    if min(len(left), len(right)) > 1 and (left.endswith(right) or right.endswith(left)):
        return True
    return _shares(left, right) or _heads(left, right)


def _clean(name: str) -> str:
    """Return a name without brackets, blanks and the noun of a growth rate."""
    name = _NOISE.sub("", fold(name)).replace("股份比例", "股权比例")
    return _GROWTH.sub("", _PRICE_RISE.sub("价格", name)) or name


def _id(name: str) -> str | None:
    """Return the lexicon's id of a name."""
    entry = indicators().get(name)
    return entry.metric_id if entry else None


def _shares(left: str, right: str) -> bool:
    """Tell whether two names of shares agree in their part and, where both name it, in their whole."""
    first, second = _split(left), _split(right)
    if first is None or second is None:
        return False
    if not (_heads(first[0], second[0]) or _same_words(first[0], second[0])):
        return False
    return not first[1] or not second[1] or _same_words(first[1], second[1]) or _heads(first[1], second[1])


def _split(name: str) -> tuple[str, str] | None:
    """Return part and whole of the name of a share, the whole empty where it is not named."""
    if not _PROPORTION.search(name):
        return None
    match = None if name.endswith("占比") else _SHARE.match(name)
    return (match["part"], match["whole"]) if match and match["part"] else (_PROPORTION.sub("", name), "")


def _same_words(left: str, right: str) -> bool:
    """Tell whether two names are equal, have one id, or one is the end of the other."""
    if left == right or (_id(left) is not None and _id(left) == _id(right)):
        return True
    return min(len(left), len(right)) > 1 and (left.endswith(right) or right.endswith(left))


def _heads(left: str, right: str) -> bool:
    """Tell whether two names end in one head, and the words before it in one contain those in the other."""
    for name, other in ((left, right), (right, left)):
        head, rest = _head(name)
        if not head:
            continue
        head2, rest2 = _head(other)
        if head2 and _one_head(head, head2) and _contains(rest, rest2):
            return True
    return False


_HEADS = re.compile("(?:[额量数])$")


def _head(name: str) -> tuple[str, str]:
    """Return the longest lexicon term that ends a name, and the words before it."""
    for start in range(len(name)):
        for tail in (name[start:], _HEADS.sub("", name[start:])):
            if tail in indicators() and len(tail) > 1:
                return tail, _WHOSE.sub("", name[:start])
    return "", name


_ONE = (("投资", "投入", "投资额", "经费"), ("份额", "占有率"))


def _one_head(left: str, right: str) -> bool:
    """Tell whether two heads are one: the same word, the same id, or words that are used alike."""
    if left == right or _HEADS.sub("", left) == _HEADS.sub("", right):
        return True
    if _id(left) is not None and _id(left) == _id(right):
        return True
    return any(left.endswith(group) and right.endswith(group) for group in _ONE)


def _contains(left: str, right: str) -> bool:
    """Tell whether the words of one stand in the other, whatever their order, judged by their characters."""
    short, long = sorted((left, right), key=len)
    return not Counter(short) - Counter(long)
