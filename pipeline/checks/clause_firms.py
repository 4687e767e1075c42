"""The firm that a clause begins with, where a figure behind it was given to another subject.

恒信立食品实现销售收入2,856万元: a firm that no extractor knows.  Its figure goes to the place whose report it is, or to
a known name inside its own (中远 in 中远鑫铸造); compared with others of that subject it would contradict them.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon import terms
from extractors.name.parts import parts
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import NUMBERING
from pipeline.checks.words import either
from pipeline.tables import Fact

_HEAD = re.compile(rf"(?:^|[,;:。\n])(?:\d{{4}}年度?,?)?(?P<name>[一-鿿]{{4,24}}?){either('X.deed')}")
# 年末全县高新技术企业, 完成固定资产|投资: a sum, no firm
_GENERAL = re.compile(
    r"[全我本该各其此每][省市县区州旗镇乡村街国]|^[全我本该各其此每]|(?:企业|[产行工农]业|固定资产)$|^(?:完成|实现|累计)(?!的)"
)
_TRADE = 2  # characters at least before a word of industry


def another_named(report: ReportFacts, fact: Fact) -> bool:
    """Return whether the sentence of a figure begins with a firm that is not its subject."""
    firm = firm_before(report, fact)
    return firm is not None and not _own(firm, fact)


def firm_before(report: ReportFacts, fact: Fact) -> str | None:
    """Return the last firm that a clause of the figure's sentence begins with, up to the figure."""
    start, _ = report.sentence_span(fact.start)
    words = report.folded[start : fact.start]
    numbered = NUMBERING.match(words)
    heads = [match["name"] for match in _HEAD.finditer(words[numbered.end() :] if numbered else words)]
    firms = [name for name in heads if not _GENERAL.search(name) and _of_firm(name)]
    return firms[-1] if firms else None


def _of_firm(name: str) -> bool:
    """Return whether words end as the names of firms do: in an industry or a legal form, behind a trade name."""
    return any(name.endswith(word) and len(name) >= len(word) + _TRADE for word in _ends().get(name[-1], ()))


@cache
def _ends() -> dict[str, tuple[str, ...]]:
    """Return the words names of firms end in, by their last character."""
    found: dict[str, list[str]] = {}
    for word in sorted(terms("industry_words") | terms("legal_forms")):
        found.setdefault(word[-1], []).append(word)
    return {char: tuple(words) for char, words in found.items()}


def _own(name: str, fact: Fact) -> bool:
    """Return whether a firm's name is one of the subject's: the same, or shorter than its full one."""
    subject = fact.subject or ""
    if not fact.enterprise_id:
        return name.startswith(subject) and bool(subject) and len(subject) > _TRADE
    return name in subject or parts(name).core in parts(subject).core
