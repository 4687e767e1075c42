"""The queries of linking, in the order they run; each is named as the table it makes.

Each join has an equality that few names share: a core with its form, the first two characters of a name in its place, a
name with one character replaced by its reading.
"""

from __future__ import annotations

# Every mention that has a key, with the place of its report; copies are there, but do not count.
MENTIONS = """
SELECT e.enterprise_id AS key, e.doc_id AS doc_id, e.text AS text, coalesce(r.region, '') AS place, r.counted AS counted
FROM enterprises e JOIN reports r ON e.doc_id = r.doc_id
WHERE e.enterprise_id IS NOT NULL"""

MET = """
SELECT key, place, text, sum(counted) AS mentions FROM mentions GROUP BY key, place, text"""

KEYS = """
SELECT DISTINCT key FROM met"""

SPOTS = """
SELECT DISTINCT m.key AS key, m.place AS place, n.two AS two, n.legal AS legal
FROM met m JOIN names n ON m.key = n.key WHERE m.place <> ''"""

# How often a name was tied to a fuller one within its report, and how often it stood alone.
TIES = """
SELECT n.key AS short, o.key AS fuller, sum(m.mentions) AS mentions
FROM names n JOIN met m ON n.name = m.text JOIN names o ON m.key = o.key
WHERE NOT n.legal AND n.place = '' AND o.name <> n.name
GROUP BY n.key, o.key"""

UNTIED = """
SELECT key, sum(mentions) AS mentions FROM met GROUP BY key"""

# Which fuller names a name may be short for: one spelt otherwise, one that the lexicon knows the firm by; of a legal
# name, those that add a place; of another name, those that begin alike in its place, those that add nothing but a legal
# form, and those it was tied to in some report; and whether most of its mentions are, for a widely known name is not
# that of a daughter or a joint venture because one report names both (linking/known.py).
NEAR_SPELT = """
SELECT a.key AS short, b.key AS fuller
FROM names a JOIN names b ON a.spelt = b.spelt AND a.place = b.place WHERE a.key <> b.key"""

NEAR_STEM = """
SELECT a.key AS short, b.key AS fuller FROM names a JOIN names b ON a.name = b.stem
WHERE NOT a.legal AND a.place = '' AND (length(a.name) >= 5 OR a.name IN (SELECT text FROM known_names))"""

NEAR_LEGAL = """
SELECT a.key AS short, b.key AS fuller
FROM names a JOIN names b ON a.core = b.core AND a.form = b.form
WHERE a.legal AND b.legal AND a.region <> b.region AND b.region LIKE concat('%', a.region)"""

# The short name of a share, and the company limited by shares that adds nothing to it but its place (公司法 art. 95).
NEAR_SHARE = """
SELECT a.key AS short, b.key AS fuller
FROM names a JOIN names b ON a.name = b.core
WHERE NOT a.legal AND a.place = '' AND b.region <> '' AND b.form = '股份有限公司'
AND a.name IN (SELECT text FROM known_names)"""

# A known firm's name, and the same with a plain 公司 (奥托立夫公司): the bare one is the fuller.
NEAR_CALLED = """
SELECT b.key AS short, a.key AS fuller FROM names a JOIN names b ON a.name = b.stem
WHERE NOT b.legal AND NOT a.legal AND a.place = ''"""

NEAR_SPOT = """
SELECT DISTINCT a.key AS short, b.key AS fuller
FROM spots a JOIN spots b ON a.place = b.place AND a.two = b.two WHERE NOT a.legal AND a.key <> b.key"""

FIRMS = """
SELECT n.key AS key, coalesce(k.canonical, n.name) AS firm FROM names n LEFT JOIN known_names k ON n.name = k.text
WHERE n.place = '' AND (k.text IS NOT NULL OR n.name IN (SELECT canonical FROM known_names))"""

NEAR_FIRM = """
SELECT a.key AS short, b.key AS fuller FROM firms a JOIN firms b ON a.firm = b.firm WHERE a.key <> b.key"""

_WAYS = ("spelt", "stem", "legal", "share", "called", "spot", "firm")
NEAR = f"""
SELECT t.short AS short, t.fuller AS fuller, t.mentions >= coalesce(a.mentions, 0) AS mostly
FROM ties t LEFT JOIN untied a ON t.short = a.key
{"".join(f"UNION SELECT short, fuller, false AS mostly FROM near_{way} " for way in _WAYS)}"""

# Rounds of `linking.attach`.  A round asks those again that are short for a name which the round before has moved.
SHIFTED_1 = """
SELECT key FROM homes_1 WHERE home <> key"""

CHOICES = """
SELECT DISTINCT f.short AS short, coalesce(h.home, f.fuller) AS fuller
FROM fitting f LEFT JOIN homes_{0} h ON f.fuller = h.key
WHERE f.short IN (SELECT g.short FROM fitting g JOIN shifted_{0} s ON g.fuller = s.key)"""

HOMES_AGAIN = """
SELECT h.key AS key, coalesce(c.home, h.home) AS home FROM homes_{0} h LEFT JOIN chosen_{1} c ON h.key = c.key"""

SHIFTED = """
SELECT c.key AS key FROM chosen_{1} c JOIN homes_{0} h ON c.key = h.key WHERE c.home <> h.home"""

HOMES = """
SELECT n.key AS key, coalesce(h.home, n.key) AS home
FROM names n LEFT JOIN homes_{0} h ON n.key = h.key"""

TOTALS = """
SELECT h.home AS home, sum(m.mentions) AS mentions FROM met m JOIN homes h ON m.key = h.key GROUP BY h.home"""

# The names an enterprise may be misspelt in: as printed, and of a legal name what is left without form and place;
# where no list holds its place, that is what is left without its first two characters.
CALLED = """
SELECT DISTINCT h.home AS home, m.text AS text FROM met m JOIN homes h ON m.key = h.key"""

HEADS = """
SELECT DISTINCT n.key AS home, n.name AS name, n.core AS core, n.legal AS legal,
       n.region = '' AND length(n.trade) >= 4 AS nowhere
FROM homes h JOIN names n ON h.home = n.key"""

VARIANTS = """
SELECT home, text FROM called
UNION SELECT home, name AS text FROM heads
UNION SELECT home, substring(name, 1, length(name) - 2) AS text FROM heads WHERE name LIKE '%集团公司'
UNION SELECT home, core AS text FROM heads WHERE legal
UNION SELECT home, substring(core, 3) AS text FROM heads WHERE legal AND nowhere"""

# Those of a length that another enterprise has a name of.
TEXTS = """
SELECT DISTINCT v.text AS text
FROM variants v JOIN (SELECT length(text) AS size FROM variants GROUP BY length(text)
                      HAVING min(home) < max(home)) l ON length(v.text) = l.size"""

# In a long trade name any character may be the odd one: it is left open.
HOLES = """
SELECT h.home AS home, n.core AS text,
       substring(n.core, 1, p.place - 1) || '?' || substring(n.core, p.place + 1, length(n.core)) AS hole
FROM homes h JOIN names n ON h.key = n.key JOIN places p ON p.place <= length(n.trade)
WHERE length(n.trade) >= 4"""

SOUNDING = """
SELECT DISTINCT a.text AS wrong_text, b.text AS good_text
FROM sounds a JOIN sounds b ON a.sound = b.sound WHERE a.text <> b.text"""

HOLED = """
SELECT DISTINCT a.home AS wrong, b.home AS good, a.text AS wrong_text, b.text AS good_text
FROM holes a JOIN holes b ON a.hole = b.hole WHERE a.text <> b.text"""

NEIGHBOURS = """
SELECT v.home AS wrong, w.home AS good, s.wrong_text AS wrong_text, s.good_text AS good_text
FROM sounding s JOIN variants v ON v.text = s.wrong_text JOIN variants w ON w.text = s.good_text
UNION
SELECT wrong, good, wrong_text, good_text FROM holed"""

# A slip of the pen is rare: what is met more than five times is a name of its own, and so is a widely known one.
ALIKE = """
SELECT n.wrong AS wrong, n.good AS good, n.wrong_text AS wrong_text, n.good_text AS good_text, t.mentions AS mentions
FROM neighbours n JOIN totals t ON t.home = n.wrong JOIN totals u ON u.home = n.good
WHERE n.wrong <> n.good AND t.mentions <= 5 AND t.mentions < u.mentions
AND n.wrong NOT IN (SELECT x.home FROM variants x JOIN known_names k ON x.text = k.text)"""

# The places and reports of the enterprises that look alike.
LOOKED_AT = """
SELECT h.key AS key, h.home AS home
FROM homes h JOIN (SELECT wrong AS home FROM alike UNION SELECT good AS home FROM alike) a ON h.home = a.home"""

MET_IN = """
SELECT DISTINCT l.home AS home, m.place AS place, m.doc_id AS doc_id
FROM mentions m JOIN looked_at l ON m.key = l.key"""

SCOPES = """
SELECT DISTINCT home, place AS scope FROM met_in WHERE place <> ''
UNION ALL SELECT DISTINCT home, doc_id AS scope FROM met_in"""

SLIPS = """
SELECT DISTINCT a.wrong AS wrong, a.good AS good, a.wrong_text AS wrong_text, a.good_text AS good_text,
       a.mentions AS mentions
FROM alike a JOIN scopes s ON a.wrong = s.home JOIN scopes t ON a.good = t.home AND s.scope = t.scope"""

# What may misspell several is left as it is, and so is what may misspell another misspelling.
SURE = """
SELECT o.wrong AS wrong, min(o.good) AS good FROM odd o GROUP BY o.wrong HAVING min(o.good) = max(o.good)"""

TYPOS = """
SELECT s.wrong AS wrong, s.good AS good FROM sure s LEFT JOIN sure t ON s.good = t.wrong WHERE t.wrong IS NULL"""

LINKS = """
SELECT h.key AS key, coalesce(t.good, h.home) AS home FROM homes h LEFT JOIN typos t ON h.home = t.wrong"""

# Joined, then grouped by report, then counted: in one query distinct reports take 74 MB of 370,000 mentions.
MENTIONED = """
SELECT l.home AS home, m.doc_id AS doc_id, m.counted AS counted FROM mentions m JOIN links l ON m.key = l.key"""

COUNTS = """
SELECT home, sum(mentions) AS mentions, count(CASE WHEN mentions > 0 THEN 1 END) AS documents
FROM (SELECT home, doc_id, sum(counted) AS mentions FROM mentioned GROUP BY home, doc_id) r GROUP BY home"""

ALIASES = """
SELECT DISTINCT l.home AS home, m.text AS text
FROM met m JOIN links l ON m.key = l.key JOIN names n ON l.home = n.key
WHERE m.text <> n.name"""

# Where each misspelling stands, and the name that it misspells, in reports that are no copies: for the checks.
SPELT = """
SELECT h.key AS key, t.wrong AS wrong, t.good AS good, 'stated' AS side FROM homes h JOIN typos t ON h.home = t.wrong
UNION ALL
SELECT h.key AS key, t.wrong AS wrong, t.good AS good, 'against' AS side FROM homes h JOIN typos t ON h.home = t.good"""

SPELT_IN = """
SELECT DISTINCT s.wrong AS wrong, s.good AS good, s.side AS side, m.place AS place, m.doc_id AS doc_id, m.text AS text
FROM mentions m JOIN spelt s ON m.key = s.key WHERE m.counted > 0"""
