"""The review pages: HTML files with everything in them, opened from disk, without a server or a network.

A page has the findings that a browser and a reviewer can take at once, the worst on the first one; pages link to each
other, and each tells the counts of all.  What comes from the archive is untrusted.  It is in a page only as JSON inside
`<script type="application/json">`, and the script puts it on screen with `textContent` alone.  A
content-security policy names the hashes of our script and style; nothing else may run, load or be sent.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline import suppressions
from pipeline.database.duck import Duck
from pipeline.database.sent import Sorted
from pipeline.folder import elsewhere, is_page
from pipeline.reasons import REJECT_REASONS
from pipeline.review import documents
from pipeline.review.data import Asked, Json, Stream, Yearly, ask, finding_json, overview
from pipeline.review.islands import extended, island, listed
from pipeline.severity import SEVERITIES
from pipeline.storage.write import OutputError

ASSETS = Path(__file__).resolve().parent / "assets"
PAGE = "report.html"
_EVERYTHING = Asked()
_MEGABYTES = 20  # that DuckDB holds: a full page takes 50 beside it


def write_report(
    tables_dir: Path, out: Path | None = None, reviewed: Path | None = None, asked: Asked = _EVERYTHING
) -> Path:
    """Write the review pages of a finished run and return the path of the first one.

    `out`: that path; default `report.html` beside the tables.  The others are beside it, `report-2.html` and so on;
    those of an earlier report are replaced.  Raises `OutputError` where a file that is no review page is in the way.
    `reviewed`: the suppressions.csv the run was given, so that notes and reviewers are kept when the page exports
    it again (default: the one beside the tables, if any).  Absent and empty tables give an emptier page.
    """
    target = out or tables_dir / PAGE
    earlier = reviewed or tables_dir / suppressions.FILE
    rows = suppressions.read(earlier).rows if earlier.is_file() else []
    _check(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    written = {target}
    with (
        tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as folder,
        Duck(Path(folder), memory=_MEGABYTES) as engine,
    ):
        ask(engine, tables_dir, asked, documents.MAX_TEXT_CHARS)
        run, made = overview(engine, tables_dir), Path(folder) / "page"
        for number, page in enumerate(run["pages"]):
            page["file"] = path_of(target, number).name
        about = {"strings": strings(), "run": run, "reviewed": [asdict(row) for row in rows]}
        for number, islands in enumerate(_pages(about, Sorted(engine, Path(folder)))):
            _write(made, islands)
            _check(path_of(target, number))
            os.replace(made, path_of(target, number))
            written.add(path_of(target, number))
    for path in set(others(target)) - written:
        path.unlink()
    return target


def _check(path: Path) -> None:
    """Raise `OutputError` where `path` is no review page of ours, or where no file can be."""
    if reason := elsewhere(path):
        raise OutputError(reason)
    if path.exists() and not is_page(path):
        raise OutputError(f"{path} is there and is no review page of heshu; name another file with --out")


def path_of(target: Path, number: int) -> Path:
    """Return where a page is, counted from 0."""
    return target.with_name(f"{target.stem}-{number + 1}{target.suffix}") if number else target


def others(target: Path) -> list[Path]:
    """Return the further pages beside the first one; a file that only has such a name is none."""
    name = re.compile(re.escape(target.stem) + r"-\d+" + re.escape(target.suffix))
    return sorted(path for path in target.parent.iterdir() if name.fullmatch(path.name) and is_page(path))


def _pages(about: Json, engine: Sorted) -> Iterator[Iterator[tuple[str, Iterable[str]]]]:
    """Yield the islands (JSON inside script elements) of each page."""
    yearly, papers = Yearly(engine), documents.Papers(engine)
    found = Stream(engine, "findings", ("page", "place"), 1)
    evidence = Stream(engine, "evidence", ("page", "place", "seq"), 2)
    for number in range(len(about["run"]["pages"])):
        own = {**about, "run": {**about["run"], "page": number}, "series": yearly.of(number)}
        yield _islands(number, own, papers, found, evidence)


def _islands(
    page: int, about: Json, papers: documents.Papers, found: Stream, evidence: Stream
) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the islands of a page; each document's text is one, parsed when it is first looked at.

    What is held of a page is written JSON, a sixth of what its objects would take, and never all of a long island.
    """
    for name, content in about.items():
        yield name, [island(content)]
    told: list[str] = []
    located: dict[int, str] = {}
    for number, (paper, quotes) in enumerate(papers.of(page)):
        first, later = documents.paper_json(paper)
        told.append(island(first))
        located.update((quote[0], island(documents.shown(paper, number, quote))) for quote in quotes)
        yield f"document-{number}", [island(later)]
    yield "documents", listed(told)
    yield "findings", listed(_findings(found.take(page), evidence, located))


def _findings(rows: Iterator[tuple[Any, ...]], evidence: Stream, located: dict[int, str]) -> Iterator[str]:
    """Yield the findings of a page."""
    for row in rows:
        quotes = [
            located.get(seq) or island(documents.shown(None, None, (seq, side, low, high, quote)))
            for _, _, seq, side, low, high, quote in evidence.take(*row[:2])
        ]
        yield extended(finding_json(row), "evidence", quotes)


def _write(path: Path, islands: Iterator[tuple[str, Iterable[str]]]) -> None:
    """Write a page piece by piece."""
    script, style = _asset("report.js"), _asset("report.css")
    stream = (
        _environment()
        .get_template("report.html")
        .generate(
            islands=((name, map(Markup, pieces)) for name, pieces in islands),
            policy=policy(script, style),
            script=Markup(script),
            style=Markup(style),
            severities=SEVERITIES,
            text={key: zh for key, (zh, _) in strings().items()},
        )
    )
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(stream)
    path.chmod(0o644)


def _environment() -> Environment:
    """Return the template engine: autoescape on, and an undefined name is an error."""
    return Environment(
        loader=FileSystemLoader(ASSETS), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )


def _asset(name: str) -> str:
    """Return one of our own files that go into the page verbatim."""
    return (ASSETS / name).read_text(encoding="utf-8")


def strings() -> dict[str, tuple[str, str]]:
    """Return the words of the page, key → (Chinese, English), with the advice for each reason of a reject."""
    advice = {f"reject.{reason}": (told.zh, told.en) for reason, told in REJECT_REASONS.items()}
    with (ASSETS / "strings.tsv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["key"]: (row["zh"], row["en"]) for row in rows} | advice


def policy(script: str, style: str) -> str:
    """Return the content-security policy: our script and style by their hashes, nothing else from anywhere."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_sha256(script)}'",
            f"style-src '{_sha256(style)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _sha256(content: str) -> str:
    """Return a hash source expression for an inline element's content."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
