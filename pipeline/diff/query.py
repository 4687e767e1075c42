"""The SQL that pairs the rows of two runs and keeps those that differ."""

from __future__ import annotations

KEYS = {
    "documents": ("doc_id",),
    "enterprises": ("doc_id", "start", "end"),
    "money": ("doc_id", "start", "end"),
    "percentages": ("doc_id", "start", "end"),
    "patents": ("doc_id", "start", "end"),
    "facts": ("fact_id",),
    "registry": ("enterprise_id",),
    "flags": ("flag_id",),
    "rejects": ("source", "record", "reason"),
}
_OF_ARCHIVE = frozenset({"documents", "registry", "flags", "rejects"})


def query(table: str, names: list[str]) -> str:
    """Return the query for rows of one table that differ: both sides as structs, and the documents they rest on.

    `names` are the columns that both runs have.
    """
    struct = ", ".join(f'"{name}" := "{name}"' for name in names)
    in_document = table not in _OF_ARCHIVE
    docs = "CAST(doc_id AS VARCHAR)" if "doc_id" in names else "CAST(NULL AS VARCHAR)"
    key = _joined(KEYS[table])
    if in_document:
        # What a row says, and which of several alike it is: by this it is matched where the text is another one.
        said = ("kind", "unit", "low", "high") if table == "facts" else ("text",)
        says = _joined(tuple(name for name in said if name in names))
        nth = f"row_number() OVER (PARTITION BY doc_id, {says} ORDER BY start, {_joined(KEYS[table])})"
        key = f"CASE WHEN p.page IS NULL THEN {key} ELSE concat_ws('|', p.page, {says}, CAST({nth} AS VARCHAR)) END"
    joined = " LEFT JOIN pages p ON p.doc = t.doc_id" if in_document else ""
    keyed = f"SELECT {key} AS k, struct_pack({struct}) AS s, {docs} AS d FROM %s_{table} t{joined}"
    side = f"%s AS (SELECT * FROM ({keyed}) QUALIFY row_number() OVER (PARTITION BY k ORDER BY k) = 1)"
    found = "[a.d, b.d]" if table != "flags" else _FLAG_DOCUMENTS
    return (
        f"WITH {side % ('a', 'a')}, {side % ('b', 'b')} "
        f"SELECT a.s AS _a, b.s AS _b, {found} AS _docs, coalesce(a.k, b.k) AS _order "
        "FROM a FULL JOIN b ON a.k = b.k WHERE a.s IS DISTINCT FROM b.s"
    )


_FLAG_DOCUMENTS = (
    "(SELECT coalesce(list(DISTINCT CAST(doc_id AS VARCHAR)), []) FROM "
    "(SELECT flag_id, doc_id FROM a_flag_evidence UNION ALL SELECT flag_id, doc_id FROM b_flag_evidence) e "
    "WHERE e.flag_id = coalesce(a.s.flag_id, b.s.flag_id))"
)


def _joined(columns: tuple[str, ...]) -> str:
    """Return several columns as one string of SQL."""
    casts = ", ".join(f'CAST("{column}" AS VARCHAR)' for column in columns)
    return f"concat_ws('|', {casts})"
