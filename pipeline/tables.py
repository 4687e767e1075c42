"""Every row of every table as a frozen, slotted dataclass; Arrow schemas and the data dictionary derive from them.

This module is the only place that names columns, types and units.  A field's annotation gives its Arrow type, its
`column(...)` metadata its meaning.  Offsets are half-open code-point offsets into `documents.text`.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import pyarrow as pa

from extractors.records import record

if TYPE_CHECKING:
    from extractors import Money, Patents, Percentage
    from extractors.counts import Count

MONEY = pa.decimal128(28, 6)
PERCENT = pa.decimal128(18, 6)
Code = Annotated[str, pa.dictionary(pa.int32(), pa.string())]
Amount = Annotated[Decimal, MONEY]
Pct = Annotated[Decimal, PERCENT]
Int = Annotated[int, pa.int64()]
Row = TypeVar("Row")


def column(meaning: str, values: str = "", **more: Any) -> Any:
    """Return a dataclass field whose meaning (and listed values) the data dictionary prints."""
    return field(metadata={"meaning": meaning, "values": values}, **more)


@dataclass(frozen=True, slots=True)
class Fix:
    """One named change of the text: `text[start:end]` stands where the source had `was`."""

    name: str
    start: int
    end: int
    was: str


@dataclass(frozen=True, slots=True)
class Document:
    """One report: a scraped page that holds five reports gives five rows."""

    doc_id: str = column("content hash of the report's text")
    source: str = column("path or URI of the file read; an archive member as archive.zip!/inner/name.txt")
    record: str | None = column("id of the row in a JSONL/Parquet source or of the WARC record")
    part: Int = column("1..n: number of the report within its source record")
    heading: str | None = column("the 第N篇 line")
    title: str | None = column("the report's own title line")
    issuer: str | None = column("who signed the report")
    region: str | None = column("the place the report speaks of, masks kept (XX区, **镇)")
    report_year: Int | None = column("year the report is about")
    report_year_basis: Code | None = column("which witness decided the year", "signature, title, body, heading")
    issued: str | None = column("sign-off date as far as printed: 2011, 2011-12, 2011-02-26")
    doc_type: Code = column("kind of report", "summary, plan, communique, news, announcement, other")
    encoding: Code = column("encoding the source was decoded from")
    text: str = column("the report as read: decoded, markup and boilerplate removed, hard-wrapped lines joined")
    fixes: list[Fix] = column("what was changed: {name, start, end, was}, offsets into text")
    duplicate_of: str | None = column("doc_id of the first identical or near-identical document")
    source_start: Int = column("offset of the report's first character in the decoded source record, before fixes")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document."""

    doc_id: str = column("document")
    sentence_id: Int = column("0.. in text order")
    section: str | None = column("heading path, such as 二、加大科技资金投入")
    start: Int = column("first character in documents.text")
    end: Int = column("one past the last character")


@record(frozen=True, slots=True)
class Located:
    """What every mention row begins with."""

    doc_id: str = column("document")
    sentence_id: Int = column("sentence of the document")
    start: Int = column("first character in documents.text")
    end: Int = column("one past the last character")
    text: str = column("documents.text[start:end]")


@record(frozen=True, slots=True)
class EnterpriseRow(Located):
    """One mention of an enterprise."""

    kind: Code = column("form of the name", "legal_name, group, short, foreign, factory, cooperative, other")
    enterprise_id: str | None = column("registry.enterprise_id")
    canonical: str | None = column("fullest name of the enterprise; null where ambiguous")


@record(frozen=True, slots=True)
class Figure(Located):
    """A mention with a number: who, what and when; null where the text does not say."""

    qualifier: Code = column("exactness", "exact, about, at_least, at_most, more_than, less_than, range")
    subject: str | None = column("canonical enterprise, or region or body the figure speaks of")
    enterprise_id: str | None = column("registry.enterprise_id; null unless the subject is an enterprise")
    metric: str | None = column("indicator as in the metric lexicon, else the words of the text")
    metric_id: str | None = column("id in the metric lexicon")
    measure: Code | None = column("what the figure measures", "level, growth, share, delta, rate")
    base: str | None = column(
        "what a share is of; what a growth or a delta is over: yoy, 环比, 年初, else the time as named (1952年)"
    )
    period_start: datetime.date | None = column("first day of the period")
    period_end: datetime.date | None = column("last day of the period")
    modality: Code | None = column(
        "planned or actual; cumulative: up to a day (目前共有, 累计), a balance among it",
        "actual, planned, target, cumulative",
    )


@record(frozen=True, slots=True)
class MoneyRow(Figure):
    """One mention of an amount of money."""

    low: Amount | None = column("lower bound in units of currency; null = open")
    high: Amount | None = column("upper bound in units of currency; null = open")
    slack: Amount = column("half a unit of the last printed digit, in units of currency")
    currency: Code = column("ISO 4217 code")
    unit_inferred: bool = column("true where 元 or 万元 was not printed but inferred")
    per: str | None = column("denominator of a unit price (吨, 股, 平方米)")
    falling: bool = column(
        "true of an amount less, after 下降, 减少 …: low and high are as printed, the change is negative"
    )


@record(frozen=True, slots=True)
class PercentageRow(Figure):
    """One mention of a percentage."""

    low_pct: Pct | None = column("lower bound, 1.8 means 1.8 %; null = open")
    high_pct: Pct | None = column("upper bound; null = open")
    slack_pct: Pct = column("half a unit of the last printed digit")
    unit: Code = column("unit printed", "percent, percentage_point, permille")
    sign_inferred: bool = column("true where the % sign was lost and inferred")
    falling: bool = column("true after 下降, 减少 …: low_pct and high_pct are as printed, the growth is negative")


@record(frozen=True, slots=True)
class PatentRow(Figure):
    """One mention of a number of patents."""

    count: Int | None = column("number of patents, or its lower bound")
    count_high: Int | None = column("upper bound; null = open")
    kind: Code = column("kind of patent", "any, invention, utility_model, design, software_copyright")
    action: Code = column("what was done", "applied, granted, held, transferred, unknown")


@dataclass(frozen=True, slots=True)
class RegistryRow:
    """One enterprise under all its names."""

    enterprise_id: str = column("fingerprint of the canonical name and place; the same in any order of input")
    canonical: str = column("fullest name met")
    trade_name: str | None = column("字号: the name without place, industry and legal form")
    region: str | None = column("place in the name, else null")
    legal_form: str | None = column("有限公司, 集团, 厂 …")
    aliases: list[str] = column("other names it was met under, sorted")
    mentions: Int = column("number of mentions")
    documents: Int = column("number of documents")
    typo_of: list[str] = column("aliases linked as misspellings, with support from place or company kept")


FIGURES = ("money", "percentage", "patents")  # kinds of facts that have a table of their own


@record(frozen=True, slots=True)
class Fact:
    """One quantitative statement in long form, ready to pivot."""

    fact_id: str = column("fingerprint of doc_id, start, end")
    doc_id: str = column("document")
    sentence_id: Int = column("sentence of the document")
    start: Int = column("first character of the figure in documents.text")
    end: Int = column("one past the last character")
    subject: str | None = column("canonical enterprise, or region or body")
    enterprise_id: str | None = column("registry.enterprise_id; null unless the subject is an enterprise")
    metric: str | None = column("indicator as in the metric lexicon, else the words of the text")
    metric_id: str | None = column("id in the metric lexicon")
    measure: Code | None = column("what the figure measures", "level, growth, share, delta, rate")
    base: str | None = column(
        "what a share is of; what a growth or a delta is over: yoy, 环比, 年初, else the time as named (1952年)"
    )
    low: Amount | None = column("lower bound in `unit`; falls are negative; null = open")
    high: Amount | None = column("upper bound in `unit`; null = open")
    slack: Amount = column("half a unit of the last printed digit, in `unit`")
    unit: Code = column("元 (or an ISO 4217 code for other money), %, 百分点, ‰, 件, 家, 人 …")
    qualifier: Code = column("exactness", "exact, about, at_least, at_most, more_than, less_than, range")
    period_start: datetime.date | None = column("first day of the period")
    period_end: datetime.date | None = column("last day of the period")
    modality: Code | None = column(
        "planned or actual; cumulative: up to a day (目前共有, 累计), a balance among it",
        "actual, planned, target, cumulative",
    )
    list_group: Int | None = column("number of the 分别 list within the document")
    list_pos: Int | None = column("position in the list, 0..")
    part_of: str | None = column("fact_id of the whole this figure is a part of")
    inferred: bool = column("true where unit, sign or indicator was not printed but inferred")
    candidates: list[str] = column("indicators a parallel clause or an unaligned list offers; never more than offers")
    year: Int | None = column(
        "calendar year of the period where it lies within one, a part of a year among it: see period_start, period_end"
    )
    duplicate: bool = column("true where the document is a copy of another one in the archive")
    kind: Code = column("kind of figure", "money, percentage, patents, count, physical")
    flags: Int = column("number of flags on this fact")
    worst_severity: Code | None = column("worst severity among its flags", "high, medium, low")


@record(frozen=True, slots=True)
class Comparison:
    """One judgement a check made: consistent, inconsistent or undecidable."""

    check: Code = column("name of the check, such as share_times_base")
    verdict: Code = column("what was judged", "consistent, inconsistent, undecidable")
    doc_id: str = column("document of the stated side")
    facts: list[str] = column("fact_ids judged, stated side first")
    stated_low: Amount | None = column("stated interval, lower end")
    stated_high: Amount | None = column("stated interval, upper end")
    implied_low: Amount | None = column("interval implied by the other side, lower end")
    implied_high: Amount | None = column("interval implied by the other side, upper end")
    reason: str | None = column("why undecidable; or what decided")
    flag_id: str | None = column("flag this judgement led to")


@dataclass(frozen=True, slots=True)
class Flag:
    """One finding."""

    flag_id: str = column("fingerprint of check, metric, periods and normalised quotes; not of offsets")
    check: Code = column("name of the check")
    klass: Code = column("kind of finding (column `class`)", "inconsistency, data_quality, noteworthy")
    severity: Code = column("how bad", "high, medium, low")
    confidence: Pct = column("how sure, 0 to 1")
    group_id: str = column("findings with one cause")
    subject: str | None = column("subject concerned")
    metric: str | None = column("indicator concerned")
    message_zh: str = column("what was found, in Chinese")
    message_en: str = column("what was found, in English")
    computation: str = column("the arithmetic, with intervals")
    hint: str | None = column("what the gap looks like: factor_10^k, factor_2, digit_swap, one_digit")
    status: Code = column(
        "open, or put aside by suppressions.csv; with the verdict later it is open", "open, suppressed"
    )
    verdict: Code | None = column("the reviewer's reason", "source_error, extraction_error, not_an_error, later")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quoted span of a flag."""

    flag_id: str = column("flag")
    side: Code = column("what the quote is", "stated, against, context")
    doc_id: str = column("document")
    start: Int = column("first character in documents.text")
    end: Int = column("one past the last character")
    quote: str = column("documents.text[start:end]")


@dataclass(frozen=True, slots=True)
class Reject:
    """One input, or record of an input, that gave no document."""

    source: str = column("path or URI")
    record: str | None = column("record within the source")
    stage: Code = column("where it stopped", "read, decode, parse, segment, extract, write")
    reason: Code = column("why, one of lexicons/reject_reasons.tsv")
    detail: str = column("what was seen")
    content: str | None = column(
        "digest (BLAKE2b, 128 bits) of the file's bytes as they were read; of a remote file, of its tag or date",
        default=None,
    )
    trace: str | None = column("where heshu failed, for whoever mends it; the innermost call last", default=None)

    def __post_init__(self) -> None:
        """Escape halves of characters, which names and messages out of a broken file may hold and no table can."""
        for name in ("source", "record", "detail", "trace"):
            text = getattr(self, name)
            if text is not None and not text.isascii():
                object.__setattr__(self, name, text.encode("utf-8", "backslashreplace").decode())


# `class` is a word of Python: the field is `klass`, the column is `class`.
_COLUMN_NAMES = {"klass": "class"}

TABLES: dict[str, type] = {
    "documents": Document,
    "sentences": Sentence,
    "enterprises": EnterpriseRow,
    "money": MoneyRow,
    "percentages": PercentageRow,
    "patents": PatentRow,
    "facts": Fact,
    "registry": RegistryRow,
    "comparisons": Comparison,
    "flags": Flag,
    "flag_evidence": Evidence,
    "rejects": Reject,
}

_PLAIN: dict[object, pa.DataType] = {str: pa.string(), bool: pa.bool_(), datetime.date: pa.date32()}


def _arrow_type(annotation: Any) -> tuple[pa.DataType, bool]:
    """Return the Arrow type of a field's annotation, and whether it may be null."""
    origin = typing.get_origin(annotation)
    if origin is Annotated:
        return typing.get_args(annotation)[1], False
    if origin in (types.UnionType, typing.Union):
        inner = next(arg for arg in typing.get_args(annotation) if arg is not types.NoneType)
        return _arrow_type(inner)[0], True
    if origin is list:
        item = typing.get_args(annotation)[0]
        return pa.list_(_struct(item) if dataclasses.is_dataclass(item) else _arrow_type(item)[0]), False
    return _PLAIN[annotation], False


def _struct(row: Any) -> pa.DataType:
    """Return the Arrow struct of a dataclass used inside a list."""
    hints = typing.get_type_hints(row, include_extras=True)
    kinds = [(f.name, Int if hints[f.name] is int else hints[f.name]) for f in dataclasses.fields(row)]
    return pa.struct([pa.field(name, _arrow_type(kind)[0]) for name, kind in kinds])


def schema(table: str) -> pa.Schema:
    """Return the Arrow schema of a table, each field with its meaning as metadata."""
    row = TABLES[table]
    hints = typing.get_type_hints(row, include_extras=True)
    fields = []
    for item in dataclasses.fields(row):
        kind, nullable = _arrow_type(hints[item.name])
        meaning = {key: value for key, value in item.metadata.items() if value}
        fields.append(pa.field(_COLUMN_NAMES.get(item.name, item.name), kind, nullable, metadata=meaning))
    return pa.schema(fields, metadata={"table": table})


SCHEMAS: dict[str, pa.Schema] = {name: schema(name) for name in TABLES}


FIELDS: dict[str, tuple[str, ...]] = {name: tuple(f.name for f in dataclasses.fields(TABLES[name])) for name in TABLES}


def to_arrow(table: str, rows: Sequence[Any]) -> pa.Table:
    """Return rows as an Arrow table with the table's schema: objects of the row class, or tuples of its fields.

    Raises `pyarrow.ArrowInvalid` where a value does not fit its column: a decimal wider than its type, a null where
    there is to be none, which Arrow itself takes until it is written.
    """
    fields = FIELDS[table]
    tuples = rows if rows and isinstance(rows[0], tuple) else map(attrgetter(*fields), rows)
    columns: Sequence[Sequence[Any]] = list(zip(*tuples, strict=True)) or [()] * len(fields)
    arrays = [_array(values, column) for values, column in zip(columns, SCHEMAS[table], strict=True)]
    return pa.Table.from_arrays(arrays, schema=SCHEMAS[table])


def _array(values: Sequence[Any], column: pa.Field) -> pa.Array:
    """Return one column."""
    kind = column.type
    if pa.types.is_list(kind) and pa.types.is_struct(kind.value_type):
        values = [[as_dict(item) for item in value] if value else () for value in values]
    array = pa.array(values, kind)
    if array.null_count and not column.nullable:
        raise pa.ArrowInvalid(f"column {column.name} has a null")
    return array


def as_dict(fix: Fix) -> dict[str, str | int]:
    """Return a fix as Arrow takes it, by hand: `dataclasses.asdict` costs ten times as much."""
    return {"name": fix.name, "start": fix.start, "end": fix.end, "was": fix.was}


def plain(schema: pa.Schema) -> pa.Schema:
    """Return a schema as an engine holds it: enumerated columns are strings, and any column may be null."""
    return pa.schema(
        [(field.name, field.type.value_type if pa.types.is_dictionary(field.type) else field.type) for field in schema]
    )


def codes(schema: pa.Schema) -> list[str]:
    """Return the enumerated columns: Parquet is to look for values that come again in these only.

    It counts them in a table of their own, which ids and texts outgrow.
    """
    return [field.name for field in schema if pa.types.is_dictionary(field.type)]


def conform(table: str, rows: pa.Table) -> pa.Table:
    """Return rows of an engine, whose enumerated columns are strings, with the table's schema."""
    schema = SCHEMAS[table]
    columns = [
        rows[item.name].dictionary_encode() if pa.types.is_dictionary(item.type) else rows[item.name] for item in schema
    ]
    return pa.Table.from_arrays([c.cast(item.type) for c, item in zip(columns, schema, strict=True)], schema=schema)


Measured = tuple[Decimal | None, Decimal | None, Decimal, str, bool]
_PCT_UNITS = {"percent": "%", "percentage_point": "百分点", "permille": "‰"}
_NO_SLACK = Decimal(0)


def measured(row: MoneyRow | PercentageRow | PatentRow) -> Measured:
    """Return low, high, slack, unit and whether a unit was inferred, as `facts` has them: a fall is negative."""
    if isinstance(row, MoneyRow):
        return measured_money(row, row.falling)
    return measured_percentage(row) if isinstance(row, PercentageRow) else measured_patents(row)


def measured_money(row: MoneyRow | Money, falls: bool) -> Measured:
    """Return what `facts` has of an amount: one by which something falls is negative."""
    unit = "元" if row.currency == "CNY" else row.currency
    low, high = _fallen(row.low, row.high) if falls else (row.low, row.high)
    return low, high, row.slack, f"{unit}/{row.per}" if row.per else unit, row.unit_inferred


def measured_percentage(row: PercentageRow | Percentage) -> Measured:
    """Return what `facts` has of a percentage: a fall is negative."""
    low, high = _fallen(row.low_pct, row.high_pct) if row.falling else (row.low_pct, row.high_pct)
    return low, high, row.slack_pct, _PCT_UNITS[row.unit], row.sign_inferred


def _fallen(low: Decimal | None, high: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """Return the bounds of what was printed as the size of a fall."""
    return (None if high is None else -high), (None if low is None else -low)


_TURNED = {"at_least": "at_most", "at_most": "at_least", "more_than": "less_than", "less_than": "more_than"}


def turned(qualifier: str) -> str:
    """Return what a qualifier says of a fall, which is negative in `facts`: 下降5%以上 is at most -5 %."""
    return _TURNED.get(qualifier, qualifier)


def measured_patents(row: PatentRow | Patents) -> Measured:
    """Return what `facts` has of a number of patents."""
    return _decimal(row.count), _decimal(row.count_high), _NO_SLACK, "件", False


def measured_count(row: Count, falls: bool = False) -> Measured:
    """Return what `facts` has of a count or a physical quantity; a power that was printed raised is inferred."""
    low, high = _fallen(row.low, row.high) if falls else (row.low, row.high)
    return low, high, row.slack, row.unit, row.rule == "lost_power"


def _decimal(number: int | None) -> Decimal | None:
    """Return a count as a decimal."""
    return None if number is None else Decimal(number)
