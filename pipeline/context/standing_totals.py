"""Parts of a standing total: 累计拥有专利537项,其中发明专利128项、外观设计7项."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.base import Mention
from pipeline.context.ground import Ground
from pipeline.context.types import Modality, When

_AMONG = re.compile("(?:,?其中|、|,(?=[^,;。]{0,8}专利))[^,;。、0-9增减升降]{0,10}")


def standing(said: list[Modality], ground: Ground, figures: Sequence[Mention], when: Sequence[When]) -> None:
    """Make the parts of a standing total standing ones, too: 累计拥有专利537项,其中发明专利128项、外观设计7项."""
    for number in range(1, len(said)):
        whole, part, place = figures[number - 1], figures[number], ground.where[number]
        if said[number - 1] != "cumulative" or said[number] != "actual" or whole.start < place.sentence:
            continue
        alike = type(whole) is type(part) and when[number].dates == when[number - 1].dates
        if alike and _AMONG.fullmatch(ground.text, whole.end, part.start):
            said[number] = "cumulative"
