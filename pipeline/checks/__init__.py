"""The checks of one report.  Reading `CHECKS` tells what is checked; each file holds one check and its examples."""

from __future__ import annotations

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
)
BY_NAME: dict[str, Check] = {check.name: check for check in CHECKS}
