"""Find the reports that are copies of others, whatever the order of the input.

Of identical texts (one `doc_id`) the first is the one whose source, record and part sort first.  Of near-identical
texts the first is the one signed first (`issued`, undated ones last), then the longest, then the smallest `doc_id`:
nothing that hangs on where the files lie.  All that hang together are copies of the first of them, and of no other.

Buckets of MinHash bands make the candidates.  A bucket of a phrase that many write fills with the archive, so a report
is held against the few before it that say they are of its place and year; in a small bucket, against all.  Cost grows
with the number of reports in a bucket, not with their pairs, and what is found does not hang on the archive's size.
"""

from __future__ import annotations

from pipeline.across import alike
from pipeline.engines.base import Engine, rows_of

_TOLD = "d.doc_id AS doc_id, source, record, part, region, issuer, report_year, issued"

# Ids of texts that several rows have: only these need sorting.
TWICE = """
SELECT doc_id FROM documents GROUP BY doc_id HAVING count(*) > 1"""

REPEATS = f"""
SELECT {_TOLD}, row_number() OVER (PARTITION BY d.doc_id ORDER BY source, record, part) AS nth,
       rank() OVER (PARTITION BY d.doc_id ORDER BY source, record, part) AS place
FROM documents d JOIN twice t ON d.doc_id = t.doc_id"""

# One row a report: of identical texts the first.  Labels sort as "first" is meant: signed first, longest, smallest id.
REPORTS = f"""
SELECT {_TOLD}, coalesce(issued, '9999') || '|' || CAST(2000000000 - t.chars AS VARCHAR(10)) || '|' || d.doc_id AS label
FROM (SELECT {_TOLD} FROM documents d LEFT JOIN twice m ON d.doc_id = m.doc_id WHERE m.doc_id IS NULL
      UNION ALL SELECT {_TOLD} FROM repeats d WHERE nth = 1) d
JOIN traits t ON d.doc_id = t.doc_id"""

# Rows of texts met before.  `tied`: the first one has the same source, record and part (ids need not be unique); of
# these all but one are copies.
AGAIN = """
SELECT doc_id, source, record, part, CASE WHEN place = 1 THEN 1 ELSE 0 END AS tied FROM repeats WHERE nth > 1"""

CROWDED = """
SELECT bucket FROM buckets GROUP BY bucket HAVING count(*) > 1"""

# Reports of one bucket, with what a repost leaves as it is.
CROWD = """
SELECT b.bucket AS bucket, b.doc_id AS doc_id, r.label AS label, coalesce(r.region, r.issuer, '') AS place,
       coalesce(r.report_year, 0) AS year, count(*) OVER (PARTITION BY b.bucket) AS size
FROM (SELECT DISTINCT u.bucket AS bucket, u.doc_id AS doc_id FROM buckets u JOIN crowded c ON u.bucket = c.bucket) b
JOIN first_reports r ON b.doc_id = r.doc_id"""

_BEFORE, _SMALL = 3, 8  # reports that one is held against beside the first; what a small bucket has at most


def _beside(among: str, where: str = "TRUE") -> str:
    """Return the query for each report's first one and the few before it among those that agree in some columns."""
    by = f"OVER (PARTITION BY {among} ORDER BY label)"
    others = ", ".join(f"lag(doc_id, {far}) {by} AS other_{far}" for far in range(1, _BEFORE + 1))
    return f"SELECT doc_id, first_value(doc_id) {by} AS other_0, {others} FROM crowd WHERE {where}"


# A place or a year may be damaged or missing: in a small bucket nothing is asked of them.
BESIDE = f"{_beside('bucket, place, year')} UNION ALL {_beside('bucket', f'size <= {_SMALL}')}"

CANDIDATES = " UNION ".join(
    f"SELECT other_{far} AS one, doc_id AS two FROM beside WHERE other_{far} <> doc_id" for far in range(_BEFORE + 1)
)

_SIDE = ", ".join(f"{{0}}.{name} AS {{1}}_{name}" for name in ("region", "issuer", "report_year"))

COUPLES = f"""
SELECT c.one AS one, c.two AS two, {_SIDE.format("r", "one")}, {_SIDE.format("s", "two")}
FROM candidates c JOIN first_reports r ON c.one = r.doc_id JOIN first_reports s ON c.two = s.doc_id"""

# Labels run along the edges until each report has that of the first of all it hangs together with.
LABELS_0 = """
SELECT DISTINCT e.doc_id AS doc_id, r.label AS own, r.label AS label
FROM edges e JOIN first_reports r ON e.doc_id = r.doc_id"""

_LABELS = """
SELECT n.doc_id AS doc_id, n.own AS own, min(t.label) AS label
FROM (SELECT a.doc_id AS doc_id, a.own AS own, b.label AS label
      FROM labels_{0} a JOIN edges e ON a.doc_id = e.doc_id JOIN labels_{0} b ON e.other = b.doc_id
      UNION ALL SELECT doc_id, own, label FROM labels_{0}) n
JOIN labels_{0} t ON n.label = t.own GROUP BY n.doc_id, n.own"""

_MOVED = """
SELECT count(*) AS times FROM labels_{0} a JOIN labels_{1} b ON a.doc_id = b.doc_id WHERE a.label <> b.label"""

_COPIES = """
SELECT a.doc_id AS doc_id, b.doc_id AS duplicate_of
FROM labels_{0} a JOIN labels_{0} b ON a.label = b.own WHERE a.label <> a.own"""

COUNTED = """
SELECT r.doc_id AS doc_id, r.source AS source, r.record AS record, r.part AS part, r.region AS region,
       CASE WHEN c.doc_id IS NULL THEN 1 ELSE 0 END AS counted
FROM first_reports r LEFT JOIN copies c ON r.doc_id = c.doc_id"""


_IN_ORDER = {
    "twice": TWICE,
    "repeats": REPEATS,
    "first_reports": REPORTS,
    "again": AGAIN,
    "crowded": CROWDED,
    "crowd": CROWD,
    "beside": BESIDE,
    "candidates": CANDIDATES,
    "couples": COUPLES,
}


def find_copies(engine: Engine) -> None:
    """Leave `copies` (doc_id, duplicate_of), `again` (rows of identical texts) and `reports` (counted: 0 for a copy).

    The engine holds `documents`, and their `traits` and `buckets` (`across.sides`).
    """
    for name, query in _IN_ORDER.items():
        engine.sql(name, query)
    engine.map("edges", alike.judge, "couples", alike.EDGES, {"one": "one_text", "two": "two_text"})
    engine.sql("labels_0", LABELS_0)
    engine.sql("copies", _COPIES.format(_settle(engine)))
    engine.sql("reports", COUNTED)


def _settle(engine: Engine) -> int:
    """Let labels run until none moves, each round at least twice as far; return the last round."""
    done = 0
    while True:
        engine.sql(f"labels_{done + 1}", _LABELS.format(done))
        engine.sql(f"moved_{done}", _MOVED.format(done, done + 1))
        done += 1
        if not next(rows_of(engine, f"moved_{done - 1}", ()))[0]:
            return done
