"""The checks of one report.  Reading `CHECKS` tells what is checked; each file holds one check and its examples."""

from __future__ import annotations

from pipeline.checks import s01_planned_vs_actual as s01
from pipeline.checks import s02_share_times_base as s02
from pipeline.checks import s03_respectively_arity as s03
from pipeline.checks.base import Check

CHECKS: tuple[Check, ...] = (s01.CHECK, s02.CHECK, s03.CHECK)
BY_NAME: dict[str, Check] = {check.name: check for check in CHECKS}
