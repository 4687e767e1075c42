"""The review page: one HTML file with everything in it, opened from disk, without a server or a network.

What comes from the archive is untrusted.  It is in the page only as JSON inside `<script type="application/json">`,
and the script puts it on screen with `textContent` alone.  A content-security policy names the hashes of our script
and style; nothing else may run, load or be sent.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import os
import re
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline import suppressions
from pipeline.review.data import Finding, Json, finding_json, findings, overview
from pipeline.review.documents import evidence_json, paper_json, papers
from pipeline.review.series import series

ASSETS = Path(__file__).resolve().parent / "assets"
PAGE = "report.html"
# `<` could end the element; `&` and `>` are for careless readers of the page; the rest are no text in every parser.
_UNSAFE = re.compile("[<>&\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def write_report(tables_dir: Path, out: Path | None = None, reviewed: Path | None = None) -> Path:
    """Write the review page of a finished run and return its path (default: `report.html` beside the tables).

    `reviewed`: the suppressions.csv the run was given, so that notes and reviewers are kept when the page exports
    it again (default: the one beside the tables, if any).  Absent and empty tables give an emptier page.
    """
    target = out or tables_dir / PAGE
    earlier = reviewed or tables_dir / suppressions.FILE
    rows = suppressions.read(earlier).rows if earlier.is_file() else []
    page = render(tables_dir, [asdict(row) for row in rows])
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(page)
    Path(temporary).chmod(0o644)
    os.replace(temporary, target)
    return target


def render(tables_dir: Path, reviewed: list[Json]) -> str:
    """Return the page of a run."""
    found = findings(tables_dir)
    run = overview(tables_dir, found)
    islands = {"strings": strings(), "run": run, "reviewed": reviewed, **_islands(tables_dir, found)}
    islands["series"] = series(tables_dir, found, [row["metric"] for row in run["indicators"]])
    script, style = _asset("report.js"), _asset("report.css")
    template = _environment().get_template("report.html")
    return template.render(
        islands={name: island(content) for name, content in islands.items()},
        policy=policy(script, style),
        script=Markup(script),
        style=Markup(style),
        text={key: zh for key, (zh, _) in strings().items()},
    )


def _islands(tables_dir: Path, found: list[Finding]) -> dict[str, Any]:
    """Return findings, documents, and one island for each document's text, read when it is first looked at."""
    met = papers(tables_dir, found)
    numbers = {doc_id: number for number, doc_id in enumerate(met)}
    shown = [paper_json(paper) for paper in met.values()]
    return {
        "findings": [finding_json(item, evidence_json(item.evidence, met, numbers)) for item in found],
        "documents": [about for about, _ in shown],
        **{f"document-{number}": content for number, (_, content) in enumerate(shown)},
    }


def _environment() -> Environment:
    """Return the template engine: autoescape on, and a name that is not given is an error."""
    return Environment(
        loader=FileSystemLoader(ASSETS), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )


def _asset(name: str) -> str:
    """Return one of our own files that go into the page as they are."""
    return (ASSETS / name).read_text(encoding="utf-8")


def strings() -> dict[str, tuple[str, str]]:
    """Return the words of the page, key → (Chinese, English)."""
    with (ASSETS / "strings.tsv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return {
            row["key"]: (row["zh"], row["en"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


def island(content: Any) -> Markup:
    """Return JSON that is safe inside a script element and reads back as it was."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Markup(_UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text))


def policy(script: str, style: str) -> str:
    """Return the page's content-security policy: our script and style by hash, nothing else from anywhere."""
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
