"""The queries of the search for copies, in the order they run; each is named as the table it makes.

A query joins two tables or groups one, never both where either has a row a report: DuckDB then works on disk within
what little memory it has, while each of two joins in one query wants its share of it.
"""

from __future__ import annotations

from pipeline.database.base import LOOKUP

_TOLD = "d.doc_id AS doc_id, source, record, part, region, issuer, report_year, issued"

# Ids of texts that several rows have: only these need sorting.
TWICE = """
SELECT doc_id FROM documents GROUP BY doc_id HAVING count(*) > 1"""

REPEATS = f"""
SELECT {_TOLD}, row_number() OVER (PARTITION BY d.doc_id ORDER BY source, record, part) AS nth,
       rank() OVER (PARTITION BY d.doc_id ORDER BY source, record, part) AS place
FROM documents d JOIN twice t ON d.doc_id = t.doc_id"""

# One row a report: of identical texts the first.  Labels sort as "first" is meant: signed first, most facts, longest,
# smallest id.
FIRST_REPORTS = f"""
SELECT {_TOLD}, coalesce(issued, '9999') || '|' || CAST(2000000000 - t.facts AS VARCHAR(10)) || '|'
       || CAST(2000000000 - t.chars AS VARCHAR(10)) || '|' || d.doc_id AS label
FROM (SELECT {_TOLD} FROM documents d LEFT JOIN twice m ON d.doc_id = m.doc_id WHERE m.doc_id IS NULL
      UNION ALL SELECT {_TOLD} FROM repeats d WHERE nth = 1) d
JOIN traits t ON d.doc_id = t.doc_id"""

# Rows of texts met before.  `tied`: the first one has the same source, record and part (ids need not be unique); of
# these all but one are copies.
AGAIN = """
SELECT doc_id, source, record, part, CASE WHEN place = 1 THEN 1 ELSE 0 END AS tied FROM repeats WHERE nth > 1"""

CROWDED = """
SELECT bucket, count(*) AS size FROM buckets GROUP BY bucket HAVING count(*) > 1"""

BUSY = """
SELECT u.bucket AS bucket, u.doc_id AS doc_id, c.size AS size FROM buckets u JOIN crowded c ON u.bucket = c.bucket"""

# Reports of one bucket, with what a repost leaves as it is.
CROWD = """
SELECT b.bucket AS bucket, b.doc_id AS doc_id, r.label AS label, coalesce(r.region, r.issuer, '') AS place,
       coalesce(r.report_year, 0) AS year, b.size AS size
FROM busy b JOIN first_reports r ON b.doc_id = r.doc_id"""

# Those of a bucket that say they are of one place and year.
TROOPS = """
SELECT bucket, place, year, min(label) AS label, count(*) AS members
FROM crowd GROUP BY bucket, place, year HAVING count(*) > 1"""

FIRSTS = """
SELECT t.bucket AS bucket, t.place AS place, t.year AS year, t.members AS members, t.label AS label, r.doc_id AS first
FROM troops t JOIN first_reports r ON t.label = r.label"""

# First each report is held against one other: of the first ones of its buckets the first.
LEADERS = """
SELECT c.doc_id AS doc_id, min(c.label) AS own, min(f.label) AS label
FROM crowd c JOIN firsts f ON c.bucket = f.bucket AND c.place = f.place AND c.year = f.year
GROUP BY c.doc_id"""

LED = f"""{LOOKUP}
SELECT r.doc_id AS one, l.doc_id AS two FROM leaders l JOIN first_reports r ON l.label = r.label
WHERE l.label <> l.own"""

# Rounds of comparing.  A head is the first report that one hangs together with, as far as is known by then.
HEADS_0 = """
SELECT doc_id, label FROM first_reports"""

PASSED = f"""{LOOKUP}
SELECT e.doc_id AS doc_id, h.label AS label FROM edges_{{0}} e JOIN heads_{{0}} h ON e.other = h.doc_id"""

HEADS = """
SELECT n.doc_id AS doc_id, min(n.label) AS label
FROM (SELECT doc_id, label FROM heads_{0} UNION ALL SELECT doc_id, label FROM passed_{0}) n
GROUP BY n.doc_id"""

# Where all of a place and year, or all of a small bucket, hang together by now, nobody is asked about any more.
HEADED = """
SELECT c.bucket AS bucket, c.doc_id AS doc_id, c.label AS label, c.place AS place, c.year AS year, c.size AS size,
       h.label AS head
FROM crowd c JOIN heads_1 h ON c.doc_id = h.doc_id"""

SPLIT = """
SELECT bucket, place, year FROM headed GROUP BY bucket, place, year HAVING min(head) < max(head)"""

_SMALL = 8  # reports that a small bucket has at most

SPLIT_SMALL = f"""
SELECT bucket FROM headed WHERE size <= {_SMALL} GROUP BY bucket HAVING min(head) < max(head)"""

SPLIT_FIRSTS = """
SELECT f.bucket AS bucket, f.place AS place, f.year AS year, f.members AS members, f.first AS first
FROM firsts f JOIN split s ON f.bucket = s.bucket AND f.place = s.place AND f.year = s.year"""

SPLIT_HEADS = """
SELECT f.bucket AS bucket, f.place AS place, f.year AS year, f.members AS members, f.first AS first, h.label AS head
FROM split_firsts f JOIN heads_1 h ON f.first = h.doc_id"""

_MANY = 4096  # reports that are sorted together; more are dealt out by their ids, and each has others before it then
_LOT = " ".join(
    (
        f"CASE WHEN f.members <= {_MANY} THEN ''",
        *(f"WHEN f.members <= {_MANY * 16**digits} THEN substring(c.doc_id, 1, {digits})" for digits in (1, 2, 3)),
        "ELSE substring(c.doc_id, 1, 4) END",
    )
)


# Who is held against whom, once, and in which round.  What hangs together already is not asked again, so that of texts
# that are many and alike each is held against one or two others (`neighbours`).
TO_FIRSTS = """
SELECT f.first AS one, c.doc_id AS two
FROM headed c JOIN split_heads f ON c.bucket = f.bucket AND c.place = f.place AND c.year = f.year
WHERE f.head <> c.head"""

LOTS = f"""
SELECT c.bucket AS bucket, c.place AS place, c.year AS year, {_LOT} AS lot, c.label AS label, c.doc_id AS doc_id,
       c.head AS head
FROM headed c JOIN split_heads f ON c.bucket = f.bucket AND c.place = f.place AND c.year = f.year"""

# A place or a year may be damaged or missing: in a small bucket nothing is asked of them.
SMALL_LOTS = """
SELECT c.bucket AS bucket, c.label AS label, c.doc_id AS doc_id, c.head AS head
FROM headed c JOIN split_small s ON c.bucket = s.bucket"""

OFFERED = """
SELECT p.one AS one, p.two AS two, min(p.time) AS time
FROM (SELECT one, two, 0 AS time FROM to_firsts UNION ALL SELECT one, two, time FROM beside
      UNION ALL SELECT one, two, time FROM beside_small) p
GROUP BY p.one, p.two"""

FURTHER = """
SELECT p.one AS one, p.two AS two, p.time AS time
FROM offered p LEFT JOIN led l ON p.one = l.one AND p.two = l.two WHERE l.one IS NULL"""

PAIRS_0 = """
SELECT one, two FROM led"""

PAIRS_1 = """
SELECT one, two FROM further WHERE time = 0"""

LATER = f"""{LOOKUP}
SELECT p.one AS one, p.two AS two, a.label AS head
FROM further p JOIN heads_2 a ON p.one = a.doc_id WHERE p.time = 1"""

PAIRS_2 = f"""{LOOKUP}
SELECT p.one AS one, p.two AS two FROM later p JOIN heads_2 b ON p.two = b.doc_id WHERE p.head <> b.label"""

_SIDES = ("region", "issuer", "report_year")
HALVES = f"""{LOOKUP}
SELECT p.one AS one, p.two AS two, {", ".join(f"r.{name} AS one_{name}" for name in _SIDES)}
FROM pairs_{{0}} p JOIN first_reports r ON p.one = r.doc_id"""

COUPLES = f"""{LOOKUP}
SELECT h.one AS one, h.two AS two, {", ".join(f"h.one_{name} AS one_{name}" for name in _SIDES)},
       {", ".join(f"r.{name} AS two_{name}" for name in _SIDES)}
FROM halves_{{0}} h JOIN first_reports r ON h.two = r.doc_id"""

EDGES = " UNION ALL ".join(f"SELECT doc_id, other FROM edges_{time}" for time in range(3))

# Labels run along the edges until each report has that of the first of all it hangs together with: in each round that
# of the least of its neighbours', and from there to the one which that report has itself.
TIED = """
SELECT DISTINCT doc_id FROM edges"""

TIED_HEADS = """
SELECT t.doc_id AS doc_id, h.label AS label FROM tied t JOIN heads_2 h ON t.doc_id = h.doc_id"""

LABELS_0 = """
SELECT t.doc_id AS doc_id, r.label AS own, t.label AS label
FROM tied_heads t JOIN first_reports r ON t.doc_id = r.doc_id"""

HEARD = f"""{LOOKUP}
SELECT e.doc_id AS doc_id, l.label AS label FROM edges e JOIN labels_{{0}} l ON e.other = l.doc_id"""

LEAST = """
SELECT n.doc_id AS doc_id, max(n.own) AS own, min(n.label) AS label
FROM (SELECT doc_id, own, label FROM labels_{0}
      UNION ALL SELECT doc_id, CAST(NULL AS VARCHAR(1)) AS own, label FROM heard_{0}) n
GROUP BY n.doc_id"""

LABELS = f"""{LOOKUP}
SELECT n.doc_id AS doc_id, n.own AS own, t.label AS label FROM least_{{0}} n JOIN labels_{{0}} t ON n.label = t.own"""

MOVED = """
SELECT a.doc_id AS doc_id FROM labels_{0} a JOIN labels_{1} b ON a.doc_id = b.doc_id WHERE a.label <> b.label"""

COPIES = f"""{LOOKUP}
SELECT a.doc_id AS doc_id, b.doc_id AS duplicate_of
FROM labels_{{0}} a JOIN labels_{{0}} b ON a.label = b.own WHERE a.label <> a.own"""

COUNTED = """
SELECT r.doc_id AS doc_id, r.source AS source, r.record AS record, r.part AS part, r.region AS region,
       CASE WHEN c.doc_id IS NULL THEN 1 ELSE 0 END AS counted
FROM first_reports r LEFT JOIN copies c ON r.doc_id = c.doc_id"""
