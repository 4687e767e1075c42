"""Names that a text calls brands: 主品牌“青岛啤酒”, 三叶草、东岭园等众多品牌."""

from __future__ import annotations

import re

from extractors.enterprise.spans import Span
from extractors.enterprise.words import either

_OWN_BRAND = re.compile(rf"品牌(?!{either('own_brand')}|[商厂部])")
_BRAND_IS = re.compile(
    r"品牌(?:为|是|有|包括|叫)[“\"]?$|品牌(?:如|像|例如|诸如)(?:[^,。;、\n]{1,8}(?:、|和)){0,5}[“\"]?$"
)
# A list of brands that 等企业 closes is one of firms.
_FIRMS_CLOSE = re.compile(r"[^。;\n]{0,40}?等[^,。;、\n]{0,6}(?:企业|公司|厂商|厂家)")
_BRANDS_CLOSE = re.compile(
    r"(?:、[\u4e00-\u9fffA-Za-z]{2,8}){0,8}等[^,。;、\n企公厂]{0,6}品牌(?!企业|供应|代工|商|厂|[^,。;、\n]{0,4}(?:厂|企|公司))"
)


def is_brand(folded: str, span: Span) -> bool:
    """Tell whether the text calls a known name a brand: 主品牌“青岛啤酒”, 三叶草、东岭园等众多品牌."""
    after = folded[span.end : span.end + 1]
    if after == "品" and span.kind != "group" and _OWN_BRAND.match(folded, span.end):
        return True
    before = folded[max(0, span.start - 30) : span.start]
    if "品牌" in before and span.kind != "group" and _BRAND_IS.search(before):
        return _FIRMS_CLOSE.match(folded, span.end) is None
    if folded[span.start - 1 : span.start] in ("“", '"') and folded[max(0, span.start - 3) : span.start - 1] == "品牌":
        return True
    return after in ("、", "等") and _BRANDS_CLOSE.match(folded, span.end) is not None
