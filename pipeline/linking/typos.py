"""Misspelt names: one character or one homophone away from a better attested name, with support.

Support is all of: the same legal form and the same other characters; a homophone, or a single slip in a trade name
of four characters and more; the same report or the same (known) place; the better name met more often.  A name of
the known-names lexicon is never a misspelling (鞍钢股份 and 宝钢股份 are two).
"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
from rapidfuzz.distance import Hamming

from extractors.name.parts import parts
from extractors.name.pinyin import TELLING, homophones

ODD = pa.schema([("wrong", pa.string()), ("good", pa.string())])
_LONG_TRADE = 4


def odd(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield of pairs of enterprises those of which one is the other one misspelt.

    Batches are of `slips`: enterprises with a name in one block and with a report or a place in common, the good one
    met more often.
    """
    for batch in batches:
        names = zip(*(batch[name].to_pylist() for name in ("wrong_text", "good_text", "mentions")), strict=True)
        fit = [odd_character(wrong, good, once=mentions <= 1) for wrong, good, mentions in names]
        yield batch.select(ODD.names).filter(pa.array(fit, pa.bool_()))


def odd_character(wrong: str, right: str, once: bool) -> bool:
    """Return whether two names are the same but for one character that can be a slip of the pen.

    A homophone may stand anywhere before the form; another character only in a long trade name met `once`.
    """
    if len(wrong) != len(right) or Hamming.distance(wrong, right) != 1:
        return False
    a, b = parts(wrong), parts(right)
    if a.form != b.form or len(a.core) != len(b.core):
        return False
    x, y = next((x, y) for x, y in zip(wrong, right, strict=True) if x != y)
    if x in TELLING or y in TELLING or not ("一" <= x <= "鿿" and "一" <= y <= "鿿"):
        return False
    if homophones(x, y, loosely=True):
        return True
    trade = a.trade.removesuffix("股份").lstrip("*ST")
    return once and a.industry == b.industry and len(trade) >= _LONG_TRADE
