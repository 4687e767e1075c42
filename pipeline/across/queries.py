"""The queries of the checks across reports; each is named as the table it makes.

Groups hold rows of several kinds in one view, told apart by `row_kind`: a report, a figure of it, the shingles it
shares, where a figure of another report stands.  Columns that a kind of row does not have are null.  `text_of` is the
id of a report whose text the judge reads.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks.member_firms import TOTALS
from pipeline.tables import FIELDS
from pipeline.tables import FIGURES as MONEY_AND_SHARES

KINDS = (*MONEY_AND_SHARES, "count", "physical")

REPORT, FIGURE, SHINGLE, PLACES = range(4)
DOCUMENT = ("title", "heading", "issuer", "region", "report_year", "doc_type", "issued")
FACT = tuple(name for name in FIELDS["facts"] if name != "doc_id")
_SIMILAR = 0.4  # Jaccard index of the shingles of two sentences
_ENOUGH = 60  # characters of similar sentences in both reports together, below which they share nothing worth a look
_COMMON = 8  # a shingle in more reports than this is a formula: everybody writes it


def _columns(alias: str, names: Iterable[str]) -> str:
    """Return columns of one table as a query lists them."""
    return ", ".join(f"{alias}.{name} AS {name}" for name in names)


def _nulls(names: Iterable[str]) -> str:
    """Return columns that a kind of row does not have."""
    return ", ".join(f"NULL AS {name}" for name in names)


def _row(kind: int, document: str = "", fact: str = "", shingles: str = "NULL", places: str = "NULL") -> str:
    """Return the columns of one kind of row."""
    return ", ".join(
        (
            f"{kind} AS row_kind",
            f"{document}.doc_id AS text_of" if document else "NULL AS text_of",
            _columns(document, DOCUMENT) if document else _nulls(DOCUMENT),
            _columns(fact, FACT) if fact else _nulls(FACT),
            f"{shingles} AS shingles",
            f"{places} AS places",
        )
    )


# Reports of record (`across.sides.of_record`) that are no copies: which rows they are, and what these tell.  Nothing
# here joins more than two tables that have a row a report: DuckDB wants memory for each such join at once.
OF_RECORD_ARE = """
SELECT r.doc_id AS doc_id, r.source AS source, r.record AS record, r.part AS part
FROM reports r JOIN traits t ON r.doc_id = t.doc_id WHERE r.counted = 1 AND t.recorded"""

_ROWS_OF = f"""
SELECT d.doc_id AS doc_id, {_columns("d", DOCUMENT)}
FROM documents d JOIN {{0}} r ON d.doc_id = r.doc_id AND d.source = r.source AND d.part = r.part
AND coalesce(d.record, '') = coalesce(r.record, '')"""

# Of texts that several rows of one place hold, for ids of records need not be unique: of each column the least.
SAME = """
SELECT doc_id FROM again WHERE tied = 1 GROUP BY doc_id"""
_PLACE = "r.doc_id AS doc_id, r.source AS source, r.record AS record, r.part AS part"
_APART = f"SELECT {_PLACE} FROM {{0}} r LEFT JOIN same s ON r.doc_id = s.doc_id WHERE s.doc_id IS NULL"
_TOGETHER = f"SELECT {_PLACE} FROM {{0}} r JOIN same s ON r.doc_id = s.doc_id"
_ROWS_ONCE = f"""{_ROWS_OF.format("{0}_apart")}
UNION ALL
SELECT doc_id, {", ".join(f"min({name}) AS {name}" for name in DOCUMENT)} FROM {{0}}_told GROUP BY doc_id"""

RECORD_APART, RECORD_TOGETHER = _APART.format("of_record_are"), _TOGETHER.format("of_record_are")
RECORD_TOLD, RECORD = _ROWS_OF.format("record_together"), _ROWS_ONCE.format("record")

_LINKED = {
    "subject": "coalesce(e.canonical, f.subject) AS subject",
    "enterprise_id": "e.enterprise_id AS enterprise_id",
}
_TOLD = f"""
SELECT f.doc_id AS doc_id, {_columns("f", FACT)} FROM facts f JOIN {{0}} r ON f.doc_id = r.doc_id
WHERE f.kind IN ({", ".join(f"'{kind}'" for kind in KINDS)})"""
_OF = f"""
SELECT f.doc_id AS doc_id, {", ".join(_LINKED.get(name, f"f.{name} AS {name}") for name in FACT)}
FROM {{0}} f LEFT JOIN entities e ON f.enterprise_id = e.key"""
TOLD_OF_RECORD, OF_RECORD = _TOLD.format("record"), _OF.format("told_of_record")

SUBJECTS = """
SELECT DISTINCT subject FROM of_record WHERE enterprise_id IS NULL AND subject IS NOT NULL"""

# Figures with what their series is of: an enterprise, or a place that is not masked.
FIGURES = f"""
SELECT f.doc_id AS doc_id, coalesce(f.enterprise_id, p.place) AS who, {_columns("f", FACT)}
FROM of_record f LEFT JOIN subject_places p ON f.subject = p.subject
WHERE f.enterprise_id IS NOT NULL OR p.place IS NOT NULL"""

# What a subject's figures are of, once each: joins of whole figures take memory by their columns.
INDICATORS = """
SELECT who, metric, metric_id, min(doc_id) AS first_id, max(doc_id) AS last_id
FROM figures GROUP BY who, metric, metric_id"""

# A series has figures of two reports at least, by the name or by the id of what they measure; a growth that may be of
# several indicators goes along.
SHARED = """
SELECT who, metric AS what FROM indicators
WHERE metric IS NOT NULL GROUP BY who, metric HAVING min(first_id) < max(last_id)
UNION
SELECT who, metric_id AS what FROM indicators
WHERE metric_id IS NOT NULL GROUP BY who, metric_id HAVING min(first_id) < max(last_id)"""

SEVERAL = """
SELECT DISTINCT who FROM shared"""

OF_SEVERAL = """
SELECT i.who AS who, i.metric AS metric, i.metric_id AS metric_id FROM indicators i JOIN several s ON i.who = s.who"""

NAMED = """
SELECT i.who AS who, i.metric AS metric, i.metric_id AS metric_id, i.metric IS NULL OR a.who IS NOT NULL AS known
FROM of_several i LEFT JOIN shared a ON i.who = a.who AND i.metric = a.what"""

WANTED = """
SELECT n.who AS who, coalesce(n.metric, '') AS metric, coalesce(n.metric_id, '') AS metric_id
FROM named n LEFT JOIN shared b ON n.who = b.who AND n.metric_id = b.what
WHERE n.known OR b.who IS NOT NULL"""

COMPARED = f"""
SELECT f.who AS who, f.doc_id AS doc_id, {_columns("f", FACT)}
FROM figures f JOIN wanted w
ON f.who = w.who AND coalesce(f.metric, '') = w.metric AND coalesce(f.metric_id, '') = w.metric_id"""

COMPARED_REPORTS = f"""
SELECT m.who AS who, m.doc_id AS doc_id, {_columns("r", DOCUMENT)}
FROM (SELECT DISTINCT who, doc_id FROM compared) m JOIN record r ON m.doc_id = r.doc_id"""

SERIES = f"""
SELECT r.who AS who, r.doc_id AS doc_id, {_row(REPORT, document="r")} FROM compared_reports r
UNION ALL
SELECT f.who AS who, f.doc_id AS doc_id, {_row(FIGURE, fact="f")} FROM compared f"""

# The samples of reports of record that are no copies.
SHINGLES = """
SELECT s.doc_id AS doc_id, s.shingle AS shingle, s.sentence AS sentence, s.length AS length, s.taken AS taken
FROM samples s JOIN record r ON s.doc_id = r.doc_id"""

# Shingles that a few reports share, the sentences whose shingles are alike, and the pairs of reports that hold such.
HELD = f"""
SELECT s.doc_id AS doc_id, s.shingle AS shingle, s.sentence AS sentence, s.length AS length, s.taken AS taken
FROM shingles s JOIN (SELECT shingle FROM shingles GROUP BY shingle
                      HAVING count(*) BETWEEN 2 AND {_COMMON}) k ON s.shingle = k.shingle"""

TOGETHER = """
SELECT a.doc_id AS one, b.doc_id AS two, a.shingle AS shingle, a.sentence AS first_sentence,
       b.sentence AS second_sentence, a.length + b.length AS length, a.taken + b.taken AS taken
FROM held a JOIN held b ON a.shingle = b.shingle WHERE a.doc_id < b.doc_id"""

SIMILAR_SENTENCES = f"""
SELECT one, two, first_sentence, second_sentence, max(length) AS length
FROM together WHERE first_sentence >= 0 AND second_sentence >= 0
GROUP BY one, two, first_sentence, second_sentence
HAVING count(*) >= {_SIMILAR} * (max(taken) - count(*))"""

PAIRS = f"""
SELECT one, two FROM similar_sentences GROUP BY one, two HAVING sum(length) >= {_ENOUGH}"""

COMMON = """
SELECT t.one AS one, t.two AS two, array_agg(t.shingle) AS shingles
FROM pairs p JOIN together t ON p.one = t.one AND p.two = t.two GROUP BY t.one, t.two"""


def _each_of(pairs: str, columns: str = "one, two") -> str:
    """Return the pairs of reports of a table twice, once by each of the two."""
    return f"(SELECT {columns}, one AS doc_id FROM {pairs} UNION ALL SELECT {columns}, two AS doc_id FROM {pairs})"


_SIDE_BY_SIDE = f"""
SELECT r.one AS one, r.two AS two, r.doc_id AS doc_id, {_row(REPORT, document="r")} FROM {{0}}_reports r
UNION ALL
SELECT f.one AS one, f.two AS two, f.doc_id AS doc_id, {_row(FIGURE, fact="f")} FROM {{0}}_figures f"""

SHARING_REPORTS = f"""
SELECT p.one AS one, p.two AS two, p.doc_id AS doc_id, {_columns("r", DOCUMENT)}
FROM {_each_of("pairs")} p JOIN record r ON p.doc_id = r.doc_id"""

SHARING_FIGURES = f"""
SELECT p.one AS one, p.two AS two, p.doc_id AS doc_id, {_columns("f", FACT)}
FROM {_each_of("pairs")} p JOIN of_record f ON p.doc_id = f.doc_id"""

SHARING = f"""{_SIDE_BY_SIDE.format("sharing")}
UNION ALL
SELECT k.one AS one, k.two AS two, k.one AS doc_id, {_row(SHINGLE, shingles="k.shingles")} FROM common k"""

# Copies of record that are not identical, each beside the report it is a copy of.
COPIED = """
SELECT c.duplicate_of AS one, c.doc_id AS two
FROM copies c JOIN traits a ON c.duplicate_of = a.doc_id JOIN traits b ON c.doc_id = b.doc_id
WHERE a.recorded AND b.recorded"""

# Those of which a few figures were changed (`near`), and the figures of both.
SLIPPED_ARE = """
SELECT r.doc_id AS doc_id, r.source AS source, r.record AS record, r.part AS part
FROM reports r JOIN (SELECT one AS doc_id FROM slipped UNION SELECT two AS doc_id FROM slipped) s
ON r.doc_id = s.doc_id"""

SLIPPED_APART, SLIPPED_TOGETHER = _APART.format("slipped_are"), _TOGETHER.format("slipped_are")
SLIPPED_TOLD, SLIPPED_RECORD = _ROWS_OF.format("slipped_together"), _ROWS_ONCE.format("slipped")

TOLD_OF_SLIPPED, OF_SLIPPED = _TOLD.format("slipped_record"), _OF.format("told_of_slipped")

SLIPPED_REPORTS = f"""
SELECT p.one AS one, p.two AS two, p.doc_id AS doc_id, {_columns("r", DOCUMENT)}
FROM {_each_of("slipped")} p JOIN slipped_record r ON p.doc_id = r.doc_id"""

SLIPPED_FIGURES = f"""
SELECT p.one AS one, p.two AS two, p.doc_id AS doc_id, {_columns("f", FACT)}
FROM {_each_of("slipped")} p JOIN of_slipped f ON p.doc_id = f.doc_id"""

COPIES_SIDE_BY_SIDE = _SIDE_BY_SIDE.format("slipped")

# Names that one report spells otherwise than another of its place (`linking.typos`); what a report tells in both ways
# is for the checks within it.  Of a report, the longest name; of reports that spell it right, the first.
ONE_WAY = """
SELECT wrong, good, doc_id FROM spelt_in GROUP BY wrong, good, doc_id HAVING min(side) = max(side)"""

SPELT_ONE_WAY = """
SELECT s.wrong AS wrong, s.good AS good, s.side AS side, s.place AS place, s.doc_id AS doc_id, s.text AS text
FROM spelt_in s JOIN one_way o ON s.wrong = o.wrong AND s.good = o.good AND s.doc_id = o.doc_id WHERE s.place <> ''"""

SPELT_APART = """
SELECT a.doc_id AS one, min(b.doc_id) AS two, a.text AS wrong, b.text AS good, a.wrong AS firm
FROM spelt_one_way a JOIN spelt_one_way b ON a.wrong = b.wrong AND a.good = b.good AND a.place = b.place
WHERE a.side = 'stated' AND b.side = 'against' AND length(a.text) = length(b.text)
GROUP BY a.doc_id, a.text, b.text, a.wrong"""

MISSPELT = """
SELECT one, two, wrong, good FROM (SELECT m.*, row_number() OVER (PARTITION BY m.one, m.firm
                                  ORDER BY length(m.wrong) DESC, m.wrong, m.good, m.two) AS time
                                  FROM one_character m) k WHERE time = 1"""

MISSPELT_REPORTS = f"""
SELECT p.one AS one, p.two AS two, p.wrong AS wrong, p.good AS good, p.doc_id AS doc_id, {_columns("r", DOCUMENT)}
FROM {_each_of("misspelt", "one, two, wrong, good")} p JOIN record r ON p.doc_id = r.doc_id"""

NAMES_SIDE_BY_SIDE = f"""
SELECT r.one AS one, r.two AS two, r.wrong AS wrong, r.good AS good, r.doc_id AS doc_id, {_row(REPORT, document="r")}
FROM misspelt_reports r"""

# Reports to be looked at on their own: those of a whole year that may speak of a part of it, and those that tell of a
# firm and of the sum over the firms of its place.
PARTIAL = """
SELECT r.doc_id AS doc_id FROM record r JOIN traits t ON r.doc_id = t.doc_id WHERE t.partial"""

ALONE = f"""
SELECT doc_id FROM partial
UNION
SELECT a.doc_id AS doc_id FROM of_record a JOIN of_record b
ON a.doc_id = b.doc_id AND coalesce(a.year, 0) = coalesce(b.year, 0)
WHERE a.enterprise_id IS NOT NULL AND a.unit = '元' AND a.modality = 'actual'
AND b.enterprise_id IS NULL AND b.unit = '元' AND b.modality = 'actual'
AND b.metric_id IN ({", ".join(f"'{metric_id}'" for metric_id in sorted(TOTALS))})"""

ALONE_REPORTS = f"""
SELECT r.doc_id AS doc_id, {_columns("r", DOCUMENT)} FROM record r JOIN alone a ON r.doc_id = a.doc_id"""

ALONE_FIGURES = f"""
SELECT f.doc_id AS doc_id, {_columns("f", FACT)} FROM of_record f JOIN alone a ON f.doc_id = a.doc_id"""

WITNESSES = """
SELECT w.doc_id AS doc_id, w.evidence AS evidence
FROM by_series w JOIN partial p ON w.doc_id = p.doc_id WHERE w.verdict = 'witness'"""

SINGLE = f"""
SELECT r.doc_id AS doc_id, {_row(REPORT, document="r")} FROM alone_reports r
UNION ALL
SELECT f.doc_id AS doc_id, {_row(FIGURE, fact="f")} FROM alone_figures f
UNION ALL
SELECT w.doc_id AS doc_id, {_row(PLACES, places="w.evidence")} FROM witnesses w"""

JUDGED = """
SELECT * FROM by_series WHERE verdict <> 'witness'
UNION ALL SELECT * FROM by_pair
UNION ALL SELECT * FROM by_copy
UNION ALL SELECT * FROM by_name
UNION ALL SELECT * FROM by_report"""

# Each finding once: where it was met first.
FIRST = """
SELECT * FROM (SELECT j.*, row_number() OVER (PARTITION BY j.flag_id ORDER BY j.stage, j.found_in, j.nth) AS time
               FROM judged j WHERE j.flag_id IS NOT NULL) k WHERE time = 1"""

MARKED = """
SELECT fact_id, count(*) AS flags, max(worst) AS worst FROM marks GROUP BY fact_id"""

REASONS = """
SELECT check_name, reason, count(*) AS times FROM judged WHERE verdict = 'undecidable' GROUP BY check_name, reason"""
