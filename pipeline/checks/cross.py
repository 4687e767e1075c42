"""The checks across documents.  Reading `CROSS_CHECKS` tells what is checked; each file holds one check."""

from __future__ import annotations

from pipeline.checks import x1_growth_chain as x1
from pipeline.checks import x2_jump as x2
from pipeline.checks import x3_cross_doc_value as x3
from pipeline.checks import x4_stale_value as x4
from pipeline.checks import x5_text_reuse as x5
from pipeline.checks import x6_target_outcome as x6
from pipeline.checks import x7_partial_period as x7
from pipeline.checks import x8_near_copy as x8
from pipeline.checks import x9_name_apart as x9
from pipeline.checks.archive import CrossCheck

CROSS_CHECKS: tuple[CrossCheck, ...] = (
    x1.CHECK,
    x2.CHECK,
    x3.CHECK,
    x4.CHECK,
    x5.CHECK,
    x6.CHECK,
    x7.CHECK,
    x8.CHECK,
    x9.CHECK,
)
