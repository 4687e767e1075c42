"""The checks of one report.  Reading `CHECKS` tells what is checked.

Files that begin with `s` and a number judge what stands in one sentence or one table, with `d` a whole report, with `x`
several reports (these are listed in `cross`); each holds one check with its examples.  The other files are what checks
are made of: `base`, `report`, `figures` and `words` for all of them; the rest say in their first line for which.
"""

from __future__ import annotations

from pipeline.checks import d01_document_period as d01
from pipeline.checks import d02_temporal_stale as d02
from pipeline.checks import d03_two_values as d03
from pipeline.checks import d04_identity as d04
from pipeline.checks import d05_entity_variant as d05
from pipeline.checks import d06_masked_subject as d06
from pipeline.checks import d07_category_conflict as d07
from pipeline.checks import d08_ratio_outlier as d08
from pipeline.checks import s01_planned_vs_actual as s01
from pipeline.checks import s02_share_times_base as s02
from pipeline.checks import s03_respectively_arity as s03
from pipeline.checks import s04_part_whole as s04
from pipeline.checks import s05_count_list as s05
from pipeline.checks import s06_unit_missing as s06
from pipeline.checks import s07_notation_damage as s07
from pipeline.checks import s08_orphan_value as s08
from pipeline.checks import s09_impossible as s09
from pipeline.checks import s10_from_to_growth as s10
from pipeline.checks import s11_table_arithmetic as s11
from pipeline.checks.base import Check

CHECKS: tuple[Check, ...] = (
    s01.CHECK,
    s02.CHECK,
    s03.CHECK,
    s04.CHECK,
    s05.CHECK,
    s06.CHECK,
    s07.CHECK,
    s08.CHECK,
    s09.CHECK,
    s10.CHECK,
    s11.CHECK,
    d01.CHECK,
    d02.CHECK,
    d03.CHECK,
    d04.CHECK,
    d05.CHECK,
    d06.CHECK,
    d07.CHECK,
    d08.CHECK,
)
BY_NAME: dict[str, Check] = {check.name: check for check in CHECKS}
