"""The queries of the review pages, in the order they run; each is named as the table it makes.

A finding has a `place`, the worst first, and stands on the page of that place; findings with one cause stand together.
Documents have a `number` on each page that quotes them, in the order they are quoted.
"""

from __future__ import annotations

from pipeline.severity import SEVERITIES
from pipeline.tables import FIELDS

KINDS = ("money", "percentages", "patents", "enterprises")
SIDES = ("stated", "against", "context")
ENDS = ("stated_low", "stated_high", "implied_low", "implied_high")
PAPER = ("doc_id", "source", "record", "part", "title", "heading", "issuer", "region", "report_year", "doc_type",
         "duplicate_of", "text")  # fmt: skip
FLAG = tuple("class" if name == "klass" else name for name in FIELDS["flags"])
ASKED = (
    "chosen", "ordered", "shown", "judged", "findings", "quotes", "quoted", "papers", "texts", "evidence", "located",
    "lines", *(f"marks_{kind}" for kind in (*KINDS, "facts")), "marks", "totals", "on_pages", "coverage", "figures",
    "indicated", "levels", "yearly", "drawn", "series",
)  # fmt: skip
ON_PAGE = 2_000  # findings of a page
INDICATORS, SUBJECTS, POINTS = 25, 12, 60  # indicators of the overview, lines of an indicator, values of a line


def _rank(column: str, values: tuple[str, ...]) -> str:
    """Return SQL for the rank of a listed value; what is not listed comes last."""
    cases = " ".join(f"WHEN '{value}' THEN {place}" for place, value in enumerate(values))
    return f"CASE {column} {cases} ELSE {len(values)} END"


def _columns(names: tuple[str, ...], alias: str) -> str:
    """Return columns as a query lists them."""
    return ", ".join(f'{alias}."{name}" AS "{name}"' for name in names)


# `{0}` says which findings are asked for.
CHOSEN = f"""
SELECT flag_id, coalesce(group_id, flag_id) AS cause, {_rank("severity", SEVERITIES)} AS rank,
       -coalesce(confidence, 0) AS sure, "check" AS name, severity, status, metric, subject
FROM flags f WHERE {{0}}"""

ORDERED = """
SELECT flag_id, name, severity, metric, subject,
       row_number() OVER (ORDER BY lead_rank, lead_sure, size DESC, lead, rank, sure, flag_id) - 1 AS place
FROM (SELECT c.*, first_value(rank) OVER one AS lead_rank, first_value(sure) OVER one AS lead_sure,
             first_value(flag_id) OVER one AS lead, count(*) OVER (PARTITION BY cause) AS size
      FROM chosen c WINDOW one AS (PARTITION BY cause ORDER BY rank, sure, flag_id)) d"""

# `{0}`: findings of a page, `{1}`: how many are shown at most.
SHOWN = """
SELECT flag_id, name, severity, metric, subject, place, place // {0} AS page FROM ordered WHERE place < {1}"""

JUDGED = f"""
SELECT * FROM (SELECT s.place AS place, {_columns(ENDS, "c")},
                      row_number() OVER (PARTITION BY s.place ORDER BY c.doc_id, {", ".join(ENDS)}) AS nth
               FROM shown s JOIN comparisons c ON s.flag_id = c.flag_id) j WHERE nth = 1"""

FINDINGS = f"""
SELECT s.page AS page, s.place AS place, {_columns(FLAG, "f")}, {_columns(ENDS, "j")}
FROM shown s JOIN flags f ON s.flag_id = f.flag_id LEFT JOIN judged j ON s.place = j.place"""

# Quotes of one side stay in the order of the table.
QUOTES = f"""
SELECT s.page AS page, s.place AS place, e.side AS side, e.doc_id AS doc_id, e.start AS low, e."end" AS high,
       e.quote AS quote, row_number() OVER (
           ORDER BY s.place, {_rank("e.side", SIDES)}, e.filename, e.file_row_number) AS seq
FROM shown s JOIN flag_evidence e ON s.flag_id = e.flag_id"""

# All texts are read once, for these.
QUOTED = f"""
SELECT {_columns(PAPER, "d")} FROM documents d WHERE d.doc_id IN (SELECT doc_id FROM quotes)"""

# A page above `{0}` characters of documents would be slow to open; the rest show their quotes' surroundings only.
PAPERS = """
SELECT page, number, doc_id, sum(chars) OVER (PARTITION BY page ORDER BY number) <= {0} AS whole
FROM (SELECT q.page AS page, q.doc_id AS doc_id, d.chars AS chars,
             row_number() OVER (PARTITION BY q.page ORDER BY q.first) - 1 AS number
      FROM (SELECT page, doc_id, min(seq) AS first FROM quotes GROUP BY page, doc_id) q
      JOIN (SELECT doc_id, max(length(text)) AS chars FROM quoted GROUP BY doc_id) d ON q.doc_id = d.doc_id) n"""

TEXTS = f"""
SELECT p.page AS page, p.number AS number, p.whole AS whole, {_columns(PAPER, "d")},
       CASE WHEN d.duplicate_of IS NULL THEN 0 ELSE 1 END AS again
FROM papers p JOIN quoted d ON p.doc_id = d.doc_id"""

LOCATED = """
SELECT p.page AS page, p.number AS number, q.seq AS seq, q.side AS side, q.low AS low, q.high AS high, q.quote AS quote
FROM quotes q JOIN papers p ON q.page = p.page AND q.doc_id = p.doc_id"""

EVIDENCE = """
SELECT page, place, seq, side, low, high, quote FROM quotes"""

LINES = """
SELECT p.page AS page, p.number AS number, t.start AS low, t."end" AS high
FROM papers p JOIN sentences t ON p.doc_id = t.doc_id"""

_FIGURE = ("subject", "metric", "period_start", "period_end", "measure", "modality")
_DATES = ("period_start", "period_end")
_NAME = "t.canonical AS subject" + "".join(
    f", CAST(NULL AS {'DATE' if name in _DATES else 'VARCHAR'}) AS {name}" for name in _FIGURE[1:]
)


def _marks(kind: str) -> str:
    """Return SQL for the mentions of one kind; facts come after the mentions of the same place."""
    told = _NAME if kind == "enterprises" else _columns(_FIGURE, "t")
    return f"""
SELECT p.page AS page, p.number AS number, t.start AS low, t."end" AS high, {int(kind == "facts")} AS fact,
       '{kind}' AS kind, {told}
FROM papers p JOIN {kind} t ON p.doc_id = t.doc_id"""


# One kind after the other: five joins at once do not fit the memory that a page has, and are asked thrice.
MARKS_MONEY, MARKS_PERCENTAGES, MARKS_PATENTS, MARKS_ENTERPRISES, MARKS_FACTS = map(_marks, (*KINDS, "facts"))
MARKS = " UNION ALL ".join(f"SELECT * FROM marks_{kind}" for kind in (*KINDS, "facts"))

TOTALS = """
SELECT name, severity, status, count(*) AS number FROM chosen GROUP BY name, severity, status"""

ON_PAGES = """
SELECT page, severity, count(*) AS number FROM shown GROUP BY page, severity"""

COVERAGE = """
SELECT "check" AS name, verdict, reason, count(*) AS number FROM comparisons GROUP BY "check", verdict, reason"""

# The indicators with most findings, then most figures.
FIGURES = f"""
SELECT coalesce(f.metric, c.metric) AS metric, coalesce(f.number, 0) AS figures,
       {", ".join(f"coalesce(c.{level}, 0) AS {level}" for level in SEVERITIES)}, coalesce(c.number, 0) AS findings
FROM (SELECT metric, count(*) AS number FROM facts WHERE metric <> '' GROUP BY metric) f
FULL JOIN (SELECT metric, {", ".join(f"count(*) FILTER (severity = '{level}') AS {level}" for level in SEVERITIES)},
                  count(*) AS number FROM chosen WHERE metric <> '' GROUP BY metric) c ON f.metric = c.metric"""

INDICATED = f"""
SELECT * FROM figures ORDER BY findings DESC, figures DESC, metric LIMIT {INDICATORS}"""

# Levels of a known subject by year, copies left out; a line needs two years.
LEVELS = """
SELECT metric, subject, unit, year, low, high, coalesce(modality, 'actual') AS modality,
       coalesce(flags, 0) > 0 AS flagged
FROM facts WHERE metric IN (SELECT metric FROM shown UNION SELECT metric FROM indicated) AND measure = 'level'
AND year IS NOT NULL AND coalesce(low, high) IS NOT NULL AND subject <> '' AND duplicate IS NOT TRUE"""

YEARLY = """
SELECT metric, subject, unit, count(DISTINCT year) AS years FROM levels GROUP BY metric, subject, unit
HAVING count(DISTINCT year) > 1"""

# Lines of what findings of the page are about; on the first page, too, those of the indicators in its overview.
DRAWN = f"""
SELECT page, metric, subject, unit, nth FROM (
    SELECT w.page AS page, y.metric AS metric, y.subject AS subject, y.unit AS unit, row_number() OVER (
        PARTITION BY w.page, y.metric ORDER BY max(w.flagged) DESC, y.years DESC, y.subject, y.unit) AS nth
    FROM yearly y JOIN (
        SELECT DISTINCT page, metric, subject, 1 AS flagged FROM shown
        UNION ALL
        SELECT 0 AS page, y.metric, y.subject, 0 AS flagged FROM yearly y JOIN indicated i ON y.metric = i.metric
    ) w ON y.metric = w.metric AND y.subject = w.subject
    GROUP BY w.page, y.metric, y.subject, y.unit, y.years) r WHERE nth <= {SUBJECTS}"""

SERIES = f"""
SELECT * FROM (SELECT d.*, row_number() OVER (PARTITION BY page, metric, subject, unit
                                              ORDER BY year, modality, low, high, flagged) AS point
               FROM (SELECT DISTINCT w.page, w.metric, w.nth, w.subject, w.unit,
                                     l.year, l.low, l.high, l.modality, l.flagged
                     FROM drawn w JOIN levels l
                     ON w.metric = l.metric AND w.subject = l.subject AND w.unit = l.unit) d) p
WHERE point <= {POINTS}"""
