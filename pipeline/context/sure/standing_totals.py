"""Totals that stand without a word of their own: parts of one, what goes on with one, what is held up to a day.

`累计拥有专利537项,其中发明专利128项`; `现有合作社35家、示范社4家,会员1600人`; `截至10月底,发明专利拥有量86件`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.base import Mention, Patents
from extractors.counts import Count
from pipeline.context.ground import Ground
from pipeline.context.types import Modality, Place, When

# No part that came about of late: 现有高新技术企业31家,其中今年新认定|6家.
_AMONG = re.compile("(?:,?其中|、|,(?=[^,;。]{0,8}专利))(?:高新|新型|[^,;。、0-9增减升降新年]){0,10}")
_THERE_IS = re.compile("现有|共有|现辖")
# What goes on with a list of what there is: nothing but the name of the next thing, no deed.
_NEXT = re.compile(
    r"\)?[,、;(](?:其中,?)?(?:高新技术|[^,;。:、()0-9新增减升降加成投产建办开举培引获申完改修推实销售年]){2,12}"
)
_CHANGE = re.compile("(?:[比较][^,;。0-9]{1,6}|[比较]20[0-9]{2}年底?|净|同比)(?:增加|减少|增|减|多|少)了?$")
_HEADS = frozenset({"家", "个", "人", "户", "所"})
_UP_TO = re.compile("截[至止]")


def spread_standing(said: list[Modality], ground: Ground, figures: Sequence[Mention], when: Sequence[When]) -> None:
    """Make the parts of a standing total standing ones, too, and the counts that go on with one."""
    last = 0  # the last figure that is no change of the one before
    for number in range(1, len(said)):
        whole, part, place = figures[number - 1], figures[number], ground.where[number]
        if said[number] == "actual" and figures[last].start >= place.sentence and said[last] == "cumulative":
            alike = type(whole) is type(part) and when[number].dates == when[last].dates
            among = last == number - 1 and _AMONG.fullmatch(ground.text, whole.end, part.start)
            if alike and (among or _goes_on(figures[last], whole.end, part, place, ground.text)):
                said[number] = "cumulative"
        if said[number] == "cumulative" or not _CHANGE.search(ground.text, place.clause, place.start):
            last = number


def _goes_on(head: Mention, end: int, part: Mention, place: Place, text: str) -> bool:
    """Tell whether a count goes on with a list of what there is: 现有学会16个,比上年多2个;农技协|41个."""
    if not (isinstance(head, Count) and isinstance(part, Count) and {head.unit, part.unit} <= _HEADS):
        return False
    listed = _NEXT.fullmatch(text, end, part.start) is not None
    return listed and not part.noun and _THERE_IS.search(text, place.sentence, head.start) is not None


def held_up_to(said: list[Modality], ground: Ground, figures: Sequence[Mention]) -> None:
    """Make patents that are held up to a day standing ones: 截至10月底,全县发明专利拥有量|86件."""
    for number, (figure, place) in enumerate(zip(figures, ground.where, strict=True)):
        held = said[number] == "actual" and isinstance(figure, Patents) and figure.action == "held"
        if held and _UP_TO.search(ground.text, place.sentence, place.start):
            said[number] = "cumulative"
