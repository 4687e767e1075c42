"""The contract with analysts: names, types, and what a row becomes in Arrow."""

import dataclasses
from decimal import Decimal

import pyarrow as pa
import pytest

from pipeline import tables
from pipeline.reasons import REJECT_REASONS

# The columns TABLES.md promises; more may be added, none of these may go or change.
PROMISED = {
    "documents": "doc_id source record part heading title issuer region report_year report_year_basis issued doc_type "
    "encoding text fixes duplicate_of",
    "sentences": "doc_id sentence_id section start end",
    "enterprises": "doc_id sentence_id start end text kind enterprise_id canonical",
    "registry": "enterprise_id canonical trade_name region legal_form aliases mentions documents",
    "money": "doc_id sentence_id start end text qualifier subject enterprise_id metric metric_id measure base "
    "period_start period_end modality low high slack currency unit_inferred",
    "percentages": "doc_id sentence_id start end text qualifier subject enterprise_id metric metric_id measure base "
    "period_start period_end modality low_pct high_pct slack_pct unit sign_inferred",
    "patents": "doc_id sentence_id start end text qualifier subject enterprise_id metric metric_id measure base "
    "period_start period_end modality count count_high kind action",
    "facts": "fact_id doc_id sentence_id start end subject enterprise_id metric metric_id measure base low high slack "
    "unit qualifier period_start period_end modality list_group list_pos part_of inferred flags worst_severity",
    "rejects": "source record stage reason detail",
}


@pytest.mark.parametrize("table", sorted(PROMISED))
def test_promised_columns(table):
    assert set(PROMISED[table].split()) <= set(tables.SCHEMAS[table].names)


def test_columns_have_exact_types_and_say_where_null_is_allowed():
    money = tables.SCHEMAS["money"]
    assert money.field("low").type == pa.decimal128(28, 6)
    assert money.field("low").nullable
    assert not money.field("text").nullable
    assert money.field("currency").type == pa.dictionary(pa.int32(), pa.string())
    assert money.field("period_start").type == pa.date32()
    fixes = tables.SCHEMAS["documents"].field("fixes").type
    assert [fixes.value_type.field(i).name for i in range(4)] == ["name", "start", "end", "was"]


def test_every_column_says_what_it_means():
    for table, schema in tables.SCHEMAS.items():
        for field in schema:
            assert (field.metadata or {}).get(b"meaning"), f"{table}.{field.name}"


def money(low):
    return tables.MoneyRow(
        "d", 0, 0, 4, "12亿元", "exact", None, None, "利润", "profit", "level", None, None, None, "actual",
        low, low, Decimal("50000000"), "CNY", False, None, False,
    )  # fmt: skip


def test_decimals_are_exact():
    row = money(Decimal("1234567890123456789012.123456"))
    assert tables.to_arrow("money", [row])["low"].to_pylist() == [Decimal("1234567890123456789012.123456")]


def test_a_number_too_wide_is_refused_not_rounded():
    with pytest.raises(pa.ArrowInvalid):
        tables.to_arrow("money", [money(Decimal("1e30"))])


def test_a_null_is_refused_where_there_is_to_be_none():
    row = dataclasses.replace(money(Decimal(1)), currency=None)
    with pytest.raises(pa.ArrowInvalid, match="currency has a null"):
        tables.to_arrow("money", [row])


def test_a_fall_is_negative_in_facts():
    row = tables.PercentageRow(
        "d", 0, 0, 4, "3.2%", "exact", None, None, None, None, "growth", None, None, None, "actual",
        Decimal("3.2"), Decimal("3.2"), Decimal("0.05"), "percent", False, True,
    )  # fmt: skip
    assert tables.measured(row) == (Decimal("-3.2"), Decimal("-3.2"), Decimal("0.05"), "%", False)
    open_above = dataclasses.replace(row, high_pct=None)
    assert tables.measured(open_above)[:2] == (None, Decimal("-3.2"))


def test_an_amount_less_is_negative_in_facts():
    row = dataclasses.replace(money(Decimal("3000000")), falling=True, high=None)
    assert tables.measured(row)[:2] == (None, Decimal("-3000000"))
    assert tables.measured(money(Decimal(5)))[:2] == (Decimal(5), Decimal(5))


def test_reject_reasons_give_advice():
    for reason, advice in REJECT_REASONS.items():
        assert reason == reason.lower()
        assert advice.en.endswith(".")
        assert advice.zh.endswith("。")
