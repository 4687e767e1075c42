"""Run the checks across reports: shape the groups by SQL, judge each group, gather the findings.

Cost grows with the text of the reports of record and with the pairs that share some of it, not with all pairs.  What
is in memory at one time is one group: the figures of one subject, two reports, or one.  The result does not depend on
the order of the input.
"""

from __future__ import annotations

from functools import partial

from pipeline.across import groups, judged, near, queries, spelt
from pipeline.checks.chosen import Chosen, in_archive
from pipeline.database.base import Engine, Grouped, make_named

_ORDER = ("doc_id", "row_kind", "start", "fact_id", "places")
_TEXTS = {"text_of": "text"}
_sql = partial(make_named, queries)


def check_archive(engine: Engine, checks: Chosen = None) -> None:
    """Judge all reports of record by the checks that are asked for.

    The engine holds `documents`, `traits`, `samples` (`across.sides`), `facts` (enterprise_id: keys), `reports`
    (doc_id, source, record, part, counted), `again`, `copies`, `entities` (key, enterprise_id, canonical) and
    `spelt_in` (`linking.archive`).  Leaves `judged` (`judged.JUDGED`), `first` (of each finding the first row),
    `marked` (fact_id, flags, worst) and `reasons` (check_name, reason, times).
    """
    ids = tuple(check.id for check in in_archive(checks))
    if ids:
        _judge(engine, ids)
    else:
        engine.table("judged", judged.JUDGED.empty_table())
    _sql(engine, "first")
    engine.map("marks", judged.marks, "first", judged.MARKS)
    _sql(engine, "marked", "reasons")


def _judge(engine: Engine, checks: tuple[str, ...]) -> None:
    """Leave `judged`: what some checks, by their ids, say of each group."""
    _sql(engine, "same", "of_record_are", "record_apart", "record_together", "record_told", "record")
    engine.drop("of_record_are", "record_apart", "record_together", "record_told")
    _sql(engine, "told_of_record", "of_record")
    engine.drop("told_of_record")
    _sql(engine, "subjects")
    engine.map("subject_places", groups.subject_places, "subjects", groups.SUBJECT_PLACES)
    _sql(engine, "figures", "indicators", "shared", "several", "of_several", "named", "wanted")
    _sql(engine, "compared")
    engine.drop("figures", "indicators", "shared", "several", "of_several", "named", "wanted")
    _sql(engine, "compared_reports")
    engine.view("series", queries.SERIES)
    engine.groups(
        "by_series", partial(groups.judge_series, checks), Grouped("series", ["who"], _ORDER), judged.JUDGED, _TEXTS
    )
    engine.drop("compared", "compared_reports")
    _sql(engine, "shingles", "held")
    engine.drop("shingles")
    _sql(engine, "together", "similar_sentences", "pairs", "common")
    engine.drop("held", "together", "similar_sentences")
    _sql(engine, "sharing_reports", "sharing_figures")
    engine.view("sharing", queries.SHARING)
    engine.groups(
        "by_pair", partial(groups.judge_pair, checks), Grouped("sharing", ["one", "two"], _ORDER), judged.JUDGED, _TEXTS
    )
    engine.drop("common", "sharing_reports", "sharing_figures")
    _sql(engine, "copied")
    engine.map("slipped", near.judge, "copied", near.SLIPPED, near.TEXTS)
    _sql(engine, "slipped_are", "slipped_apart", "slipped_together", "slipped_told", "slipped_record")
    _sql(engine, "told_of_slipped", "of_slipped")
    engine.drop("told_of_slipped")
    _sql(engine, "slipped_reports", "slipped_figures")
    engine.drop("of_slipped")
    engine.view("copies_side_by_side", queries.COPIES_SIDE_BY_SIDE)
    engine.groups(
        "by_copy",
        partial(groups.judge_copy, checks),
        Grouped("copies_side_by_side", ["one", "two"], _ORDER),
        judged.JUDGED,
        _TEXTS,
    )
    engine.drop("slipped_reports", "slipped_figures")
    _sql(engine, "one_way", "spelt_one_way", "spelt_apart")
    engine.map("one_character", spelt.judge, "spelt_apart", spelt.ONE_CHARACTER)
    _sql(engine, "misspelt", "misspelt_reports")
    engine.view("names_side_by_side", queries.NAMES_SIDE_BY_SIDE)
    named = Grouped("names_side_by_side", ["one", "two", "wrong", "good"], _ORDER)
    engine.groups("by_name", partial(groups.judge_names, checks), named, judged.JUDGED, _TEXTS)
    engine.drop("misspelt_reports")
    _sql(engine, "partial", "alone", "alone_reports", "alone_figures", "witnesses")
    engine.drop("of_record", "record", "alone")
    engine.view("single", queries.SINGLE)
    engine.groups(
        "by_report",
        partial(groups.judge_report, checks),
        Grouped("single", ["doc_id"], _ORDER[1:]),
        judged.JUDGED,
        _TEXTS,
    )
    engine.drop("alone_reports", "alone_figures", "witnesses")
    _sql(engine, "judged")
    engine.drop("by_series", "by_pair", "by_copy", "by_name", "by_report")
