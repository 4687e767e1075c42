"""The flags of an archive and their evidence: those of checks within reports, and of those across reports.

An engine holds them until all are there; Python objects are made piece by piece, and only where reviewers decided
something.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc

from pipeline import tables
from pipeline.across import judged
from pipeline.database.base import Readable
from pipeline.database.duck import Duck
from pipeline.database.sent import Sent
from pipeline.severity import SEVERITIES
from pipeline.storage.write import TableWriter
from pipeline.suppressions import LATER, Suppressions

_OF_FINDING = {"first": ("check_name", "found_in", "nth")}
_OBJECTS = 500  # findings that are Python's objects at once
_PLACE = pa.field("place", pa.int64())

# Of several flags with one id, which say the same, the last; of evidence each piece once, where it was met first.
_FLAGS = """
SELECT f.* FROM met_flags f JOIN (SELECT max(place) AS place FROM met_flags GROUP BY flag_id) l ON f.place = l.place"""
_EVIDENCE = f"""
SELECT {", ".join(f'"{name}"' for name in tables.SCHEMAS["flag_evidence"].names)}, min(place) AS place
FROM met_flag_evidence GROUP BY ALL"""
_SOURCES = """
SELECT DISTINCT e.flag_id AS flag_id, d.source AS source
FROM once_flag_evidence e JOIN written_documents d ON e.doc_id = d.doc_id"""


class Found(Protocol):
    """The flags and evidence that the extraction found within reports."""

    def rows(self, table: str) -> Iterator[pa.Table]:
        """Yield the rows of a table."""


def write_flags(
    engine: Readable,
    held: Duck,
    folder: Path,
    found: Found,
    writers: Mapping[str, TableWriter],
    rules: Suppressions,
) -> dict[str, int]:
    """Write flags and evidence of both kinds of checks; return the number of open flags by severity.

    `held`: the engine that holds them.  `folder`: the tables, with the documents already written.
    """
    with TemporaryDirectory(dir=folder.parent) as scratch:  # sorted there, once: a sort holds memory until its end
        across = Sent.of(engine, Path(scratch), _OF_FINDING)
        _hold(held, "flags", partial(_met, across, found, "flags", judged.flags), _FLAGS)
        _hold(held, "flag_evidence", partial(_met, across, found, "flag_evidence", judged.evidence), _EVIDENCE)
    severities: dict[str, int] = dict.fromkeys(SEVERITIES, 0)
    flags = _read(held, "flags", "flag_id")
    for rows in _decided(flags, _sources(held, folder), rules) if rules else flags:
        writers["flags"].write(rows)
        for severity in rows.filter(pc.equal(rows["status"], "open"))["severity"].to_pylist():
            severities[severity] += 1
    for rows in _read(held, "flag_evidence", "place"):
        writers["flag_evidence"].write(rows)
    return severities


def _met(across: Sent, found: Found, table: str, made: Callable[[pa.Table], list[Any]]) -> Iterator[pa.Table]:
    """Yield the rows of both kinds of checks each with its place in the order in which they were met."""
    first = (few for rows in across.read("first", ()) for few in rows.to_batches(_OBJECTS))
    findings = (tables.to_arrow(table, made(pa.Table.from_batches([few]))) for few in first)
    place = 0
    for rows in chain(found.rows(table), findings):
        yield rows.append_column(_PLACE, pa.array(range(place, place + rows.num_rows), _PLACE.type))
        place += rows.num_rows


def _hold(held: Duck, table: str, rows: Callable[[], Iterator[pa.Table]], query: str) -> None:
    """Hold rows of a table, and of these the ones that `query` keeps."""
    held.stream(f"met_{table}", tables.plain(tables.SCHEMAS[table]).append(_PLACE), rows)
    held.sql(f"once_{table}", query)


def _read(held: Duck, table: str, order: str) -> Iterator[pa.Table]:
    """Yield the rows that are kept, in order."""
    for rows in held.read(f"once_{table}", [order]):
        if rows.num_rows:
            yield tables.conform(table, rows)


def _decided(flags: Iterator[pa.Table], sources: Iterator[tuple[str, str]], rules: Suppressions) -> Iterator[pa.Table]:
    """Yield the flags, with those marked that reviewers put aside; flags and `sources` are sorted by id."""
    known: dict[str, list[str]] = defaultdict(list)
    for rows in flags:
        objects = [tables.Flag(*values) for values in zip(*(c.to_pylist() for c in rows.columns), strict=True)]
        last = objects[-1].flag_id
        for flag_id, source in sources:
            known[flag_id].append(source)
            if flag_id > last:
                break
        yield tables.to_arrow("flags", suppressed(objects, known, rules))
        known = defaultdict(list, {flag_id: files for flag_id, files in known.items() if flag_id > last})


def suppressed(
    flags: Iterable[tables.Flag], sources: Mapping[str, Sequence[str]], rules: Suppressions
) -> list[tables.Flag]:
    """Return the flags, with those marked that a rule puts aside; `sources` gives the files of each flag's evidence.

    A flag with the verdict `later` stays open.
    """
    out = []
    for flag in flags:
        rule = rules.match(flag.flag_id, flag.check, sources.get(flag.flag_id, ()))
        status = "suppressed" if rule and rule.reason != LATER else "open"
        out.append(flag if rule is None else dataclasses.replace(flag, status=status, verdict=rule.reason))
    return out


def _sources(held: Duck, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield flag_id and source of the files that the evidence of flags stands in, by flag_id."""
    held.files("written_documents", sorted((folder / "documents").glob("*.parquet")), tables.SCHEMAS["documents"])
    held.sql("sources", _SOURCES)
    for rows in held.read("sources", ("flag_id", "source")):
        yield from zip(rows["flag_id"].to_pylist(), rows["source"].to_pylist(), strict=True)
