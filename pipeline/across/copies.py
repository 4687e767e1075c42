"""Find the reports that are copies of others, whatever the order of the input.

Of identical texts (one `doc_id`) the first is the one whose source, record and part sort first.  Of near-identical
texts the first is the one signed first (`issued`, undated ones last), then the longest, then the smallest `doc_id`:
nothing that hangs on where the files lie.  A copy of a copy leads to the first of them all, and a report is only ever
a copy of one that is none itself.

Buckets of MinHash bands make the candidates: in a bucket each report is held against the first one and against its
neighbour, so that cost grows with the number of reports in it, not with their pairs.
"""

from __future__ import annotations

from pipeline.across import alike, sketch
from pipeline.engines.base import Engine, rows_of

# One row a report: of identical texts the first.
REPORTS = """
SELECT doc_id, source, record, part, region, issuer, report_year, issued, coalesce(issued, '9999') AS signed,
       length(text) AS chars
FROM (SELECT doc_id, source, record, part, region, issuer, report_year, issued, text,
             row_number() OVER (PARTITION BY doc_id ORDER BY source, record, part) AS nth
      FROM documents) d
WHERE nth = 1"""

AGAIN = """
SELECT doc_id, source, record, part
FROM (SELECT doc_id, source, record, part,
             row_number() OVER (PARTITION BY doc_id ORDER BY source, record, part) AS nth
      FROM documents) d
WHERE nth > 1"""

CROWDED = """
SELECT band, bucket FROM buckets GROUP BY band, bucket HAVING count(DISTINCT doc_id) > 1"""

ORDERED = """
SELECT b.band AS band, b.bucket AS bucket, b.doc_id AS doc_id,
       lag(b.doc_id) OVER (PARTITION BY b.band, b.bucket ORDER BY r.signed, r.chars DESC, b.doc_id) AS neighbour,
       first_value(b.doc_id) OVER (PARTITION BY b.band, b.bucket
                                   ORDER BY r.signed, r.chars DESC, b.doc_id) AS leader
FROM (SELECT DISTINCT band, bucket, doc_id FROM buckets) b
JOIN crowded c ON b.band = c.band AND b.bucket = c.bucket JOIN first_reports r ON b.doc_id = r.doc_id"""

CANDIDATES = """
SELECT DISTINCT leader AS one, doc_id AS two FROM ordered WHERE leader <> doc_id
UNION
SELECT DISTINCT neighbour AS one, doc_id AS two FROM ordered WHERE neighbour IS NOT NULL"""

_SIDE = ", ".join(f"{{0}}.{name} AS {{1}}_{name}" for name in ("region", "issuer", "report_year", "issued"))
SUSPECTS = """
SELECT DISTINCT d.doc_id AS doc_id, d.text AS text FROM documents d
WHERE d.doc_id IN (SELECT one FROM candidates) OR d.doc_id IN (SELECT two FROM candidates)"""

COUPLES = f"""
SELECT c.one AS one, c.two AS two, {_SIDE.format("r", "one")}, {_SIDE.format("s", "two")},
       t.text AS one_text, u.text AS two_text
FROM candidates c JOIN first_reports r ON c.one = r.doc_id JOIN first_reports s ON c.two = s.doc_id
JOIN suspects t ON c.one = t.doc_id JOIN suspects u ON c.two = u.doc_id"""

# Each report with the first of those it is near-identical to, itself among them.
STEP_0 = """
SELECT doc_id, leader FROM (
    SELECT e.doc_id AS doc_id, e.other AS leader,
           row_number() OVER (PARTITION BY e.doc_id ORDER BY r.signed, r.chars DESC, e.other) AS nth
    FROM (SELECT doc_id, other FROM edges UNION SELECT doc_id, doc_id AS other FROM edges) e
    JOIN first_reports r ON e.other = r.doc_id) ranked
WHERE nth = 1"""

_STEP = """
SELECT a.doc_id AS doc_id, b.leader AS leader FROM step_{0} a JOIN step_{0} b ON a.leader = b.doc_id"""

_MOVED = """
SELECT count(*) AS times FROM step_{0} a JOIN step_{1} b ON a.doc_id = b.doc_id WHERE a.leader <> b.leader"""

_COPIES = """
SELECT doc_id, leader AS duplicate_of FROM step_{0} WHERE doc_id <> leader"""

COUNTED = """
SELECT r.doc_id AS doc_id, r.source AS source, r.record AS record, r.part AS part, r.region AS region,
       CASE WHEN c.doc_id IS NULL THEN 1 ELSE 0 END AS counted
FROM first_reports r LEFT JOIN copies c ON r.doc_id = c.doc_id"""


def find_copies(engine: Engine) -> None:
    """Leave `copies` (doc_id, duplicate_of), `again` (rows of identical texts) and `reports` (counted: 0 for a copy).

    The engine holds `documents`.
    """
    engine.sql("first_reports", REPORTS)
    engine.sql("again", AGAIN)
    engine.map("buckets", sketch.buckets, "documents", sketch.BUCKETS)
    for name, query in (("crowded", CROWDED), ("ordered", ORDERED), ("candidates", CANDIDATES)):
        engine.sql(name, query)
    engine.sql("suspects", SUSPECTS)
    engine.sql("couples", COUPLES)
    engine.map("edges", alike.judge, "couples", alike.EDGES)
    engine.sql("step_0", STEP_0)
    engine.sql("copies", _COPIES.format(_settle(engine)))
    engine.sql("reports", COUNTED)


def _settle(engine: Engine) -> int:
    """Follow leaders to leaders until none moves, each round twice as far; return the last round."""
    done = 0
    while True:
        engine.sql(f"step_{done + 1}", _STEP.format(done))
        engine.sql(f"moved_{done}", _MOVED.format(done, done + 1))
        done += 1
        if not next(rows_of(engine, f"moved_{done - 1}", ()))[0]:
            return done
