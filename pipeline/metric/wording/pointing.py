"""Words that begin a name and only point at its thing (该项, 三家企业的), or tell when and how (一月初, 按销售额)."""

from __future__ import annotations

import re

from extractors.lexicon import seldom
from pipeline.metric.wording.acts import either

_DETERMINED = re.compile(
    "^(?:[这那同每某各另]?一(?=价格|比[例重]|数字|$)|[这那]?一[台套辆件只头](?:普通)?(?=..)|[这那][一个些种类份笔批款]|该[项类种款]|"
    "[两二三四五六七八九十]{1,2}家(?:骨干|重点|龙头|下属)?(?:企业|公司|集团|单位)的?)"
)
# 上|月份进口量, 一月初钢价
_MONTH = re.compile("^(?:[一二三四五六七八九十]{1,2}月(?:[份初底末]|[上中下]旬)?|月[份初底末])的?(?!第)(?=..)")
_RECKONED = ("计", "计算", "统计")
_ONCE = re.compile("一次性|每[吨亩人户]的?")
_DETERMINERS = frozenset("这那同每某各另一该两二三四五六七八九十")  # what that begins with
_LEFT = frozenset("和与及")  # what is left of a list whose members an edge cuts off
_COMMON, _REGIONS = seldom("common_words"), seldom("regions")
_AGAIN = either("came_about", "newly", "again_too")
# 全厂共有|机器人, 有|机床: 有机 is no word here, but in 有机肥.
_HAS = re.compile("^(?:[全该][\u4e00-\u9fff])?(?:[共现拥]有(?!产权)(?=..)|有(?=机[器床械动井组电耕关场构车]))")
_ALL = re.compile(
    f"(?<!公)共$|^可(?={either('may_do')}|节[约省]|减排)|^系(?![统列数])|^再(?={_AGAIN})"
)  # 地方财政共|收入, 系|铸件销量


def undetermined(words: str) -> str:
    """Return words without what only points at the thing (该项, 每一), sums it up (共) or tells how often (一次性)."""
    if words.endswith(_RECKONED):  # 冰箱|按销售额计算|市场占有率
        words = words.rpartition("按")[0] or words
    if words[:1] in _LEFT and words[:2] not in _COMMON and words[:2] not in _REGIONS:
        words = words[1:]  # 股东|和代理人人数, but 和田玉产量
    if words[:1] in _DETERMINERS:
        words = _MONTH.sub("", _DETERMINED.sub("", words))
    elif words.startswith("月"):
        words = _MONTH.sub("", words)
    words = _HAS.sub("", words) if "有" in words[:4] else words
    if words.endswith("共") or words.startswith(("可", "系", "再")):
        words = _ALL.sub("", words)
    return _ONCE.sub("", words) if "每" in words or "一次性" in words else words
