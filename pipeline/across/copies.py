"""Find the reports that are copies of others, whatever the order of the input.

Of identical texts (one `doc_id`) the first is the one whose source, record and part sort first.  Of near-identical
texts the first is the one signed first (`issued`, undated ones last), then the longest, then the smallest `doc_id`:
nothing that hangs on where the files lie.  All that hang together are copies of the first of them, and of no other.

Buckets of MinHash bands make the candidates.  A bucket of a phrase that many write fills with the archive, so a report
is held against the first one and the few before it that say they are of its place and year; in a small bucket, of any.
It is held against the first one of all its buckets first, and two that hang together by then are not asked about again:
of a million texts that are nearly one, each is read once or twice.  Cost grows with the number of reports in a bucket,
not with their pairs.
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
SELECT bucket, count(*) AS size FROM buckets GROUP BY bucket HAVING count(*) > 1"""

# Reports of one bucket, with what a repost leaves as it is.
CROWD = """
SELECT b.bucket AS bucket, b.doc_id AS doc_id, r.label AS label, coalesce(r.region, r.issuer, '') AS place,
       coalesce(r.report_year, 0) AS year, b.size AS size
FROM (SELECT DISTINCT u.bucket AS bucket, u.doc_id AS doc_id, c.size AS size
      FROM buckets u JOIN crowded c ON u.bucket = c.bucket) b
JOIN first_reports r ON b.doc_id = r.doc_id"""

# Those of a bucket that say they are of one place and year.
TROOPS = """
SELECT bucket, place, year, min(label) AS label, count(*) AS members
FROM crowd GROUP BY bucket, place, year HAVING count(*) > 1"""

FIRSTS = """
SELECT t.bucket AS bucket, t.place AS place, t.year AS year, t.members AS members, t.label AS label, r.doc_id AS first
FROM troops t JOIN first_reports r ON t.label = r.label"""

# First each report is held against one other: of the first ones of its buckets the first.
LEADERS = """
SELECT c.doc_id AS doc_id, c.label AS own, min(f.label) AS label
FROM crowd c JOIN firsts f ON c.bucket = f.bucket AND c.place = f.place AND c.year = f.year
GROUP BY c.doc_id, c.label"""

LED = """
SELECT r.doc_id AS one, l.doc_id AS two FROM leaders l JOIN first_reports r ON l.label = r.label
WHERE l.label <> l.own"""

# Rounds of comparing.  A head is the first report that one hangs together with, as far as is known by then.
HEADS_0 = """
SELECT DISTINCT doc_id, label FROM crowd"""

_HEADS = """
SELECT n.doc_id AS doc_id, min(n.label) AS label
FROM (SELECT doc_id, label FROM heads_{0}
      UNION ALL SELECT e.doc_id AS doc_id, h.label AS label FROM edges_{0} e JOIN heads_{0} h ON e.other = h.doc_id) n
GROUP BY n.doc_id"""

_BEFORE, _SMALL = 3, 8  # reports that one is held against beside the first; what a small bucket has at most
_MANY = 4096  # reports that are sorted together; more are dealt out by their ids, and each has others before it then
_LOT = " ".join(
    (
        f"CASE WHEN f.members <= {_MANY} THEN ''",
        *(f"WHEN f.members <= {_MANY * 16**digits} THEN substring(c.doc_id, 1, {digits})" for digits in (1, 2, 3)),
        "ELSE substring(c.doc_id, 1, 4) END",
    )
)


def _beside(first: str, among: str) -> str:
    """Return the columns of each report's first one and the few before it among those that agree in some columns."""
    by = f"OVER (PARTITION BY {among} ORDER BY c.label)"
    others = ", ".join(f"lag(c.doc_id, {far}) {by} AS other_{far}" for far in range(1, _BEFORE + 1))
    return f"c.doc_id AS doc_id, {first.format(by)} AS other_0, {others}"


# A place or a year may be damaged or missing: in a small bucket nothing is asked of them.
BESIDE = f"""
SELECT {_beside("f.first", f"c.bucket, c.place, c.year, {_LOT}")}
FROM crowd c JOIN firsts f ON c.bucket = f.bucket AND c.place = f.place AND c.year = f.year
UNION ALL
SELECT {_beside("first_value(c.doc_id) {0}", "c.bucket")} FROM crowd c WHERE c.size <= {_SMALL}"""

# Who is held against whom, once, and in which round.  What hangs together already is not asked again, so that of texts
# that are many and alike each is held against one or two others.
_FURTHER = " UNION ALL ".join(
    f"SELECT other_{far} AS one, doc_id AS two, {min(far, 1)} AS time FROM beside" for far in range(_BEFORE + 1)
)
FURTHER = f"""
SELECT p.one AS one, p.two AS two, min(p.time) AS time
FROM ({_FURTHER}) p JOIN heads_1 a ON p.one = a.doc_id JOIN heads_1 b ON p.two = b.doc_id
LEFT JOIN led l ON p.one = l.one AND p.two = l.two
WHERE a.label <> b.label AND l.one IS NULL GROUP BY p.one, p.two"""

_APART = """
SELECT p.one AS one, p.two AS two
FROM further p JOIN heads_{0} a ON p.one = a.doc_id JOIN heads_{0} b ON p.two = b.doc_id
WHERE p.time = {1} AND a.label <> b.label"""

_SIDE = ", ".join(f"{{0}}.{name} AS {{1}}_{name}" for name in ("region", "issuer", "report_year"))
_COUPLES = f"""
SELECT c.one AS one, c.two AS two, {_SIDE.format("r", "one")}, {_SIDE.format("s", "two")}
FROM ({{0}}) c JOIN first_reports r ON c.one = r.doc_id JOIN first_reports s ON c.two = s.doc_id"""

EDGES = " UNION ALL ".join(f"SELECT doc_id, other FROM edges_{time}" for time in range(3))

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


_TEXTS = {"one": "one_text", "two": "two_text"}


def find_copies(engine: Engine) -> None:
    """Leave `copies` (doc_id, duplicate_of), `again` (rows of identical texts) and `reports` (counted: 0 for a copy).

    The engine holds `documents`, and their `traits` and `buckets` (`across.sides`).
    """
    for name, query in (("twice", TWICE), ("repeats", REPEATS), ("first_reports", REPORTS), ("again", AGAIN)):
        engine.sql(name, query)
    for name, query in (("crowded", CROWDED), ("crowd", CROWD), ("troops", TROOPS), ("firsts", FIRSTS)):
        engine.sql(name, query)
    for name, query in (("leaders", LEADERS), ("led", LED), ("heads_0", HEADS_0)):
        engine.sql(name, query)
    _compare(engine, 0, "SELECT one, two FROM led")
    engine.sql("heads_1", _HEADS.format(0))
    engine.sql("beside", BESIDE)
    engine.sql("further", FURTHER)
    _compare(engine, 1, _APART.format(1, 0))
    engine.sql("heads_2", _HEADS.format(1))
    _compare(engine, 2, _APART.format(2, 1))
    engine.sql("edges", EDGES)
    engine.sql("labels_0", LABELS_0)
    engine.sql("copies", _COPIES.format(_settle(engine)))
    engine.sql("reports", COUNTED)


def _compare(engine: Engine, time: int, pairs: str) -> None:
    """Leave `edges` of a round: of its pairs those that are one report, in both directions."""
    engine.sql(f"couples_{time}", _COUPLES.format(pairs))
    engine.map(f"edges_{time}", alike.judge, f"couples_{time}", alike.EDGES, _TEXTS)


def _settle(engine: Engine) -> int:
    """Let labels run until none moves, each round at least twice as far; return the last round."""
    done = 0
    while True:
        engine.sql(f"labels_{done + 1}", _LABELS.format(done))
        engine.sql(f"moved_{done}", _MOVED.format(done, done + 1))
        done += 1
        if not next(rows_of(engine, f"moved_{done - 1}", ()))[0]:
            return done
