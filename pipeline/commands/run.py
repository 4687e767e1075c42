"""`heshu run`: its options; what it does is in `pipeline.commands.running`."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from pipeline.commands.late import late
from pipeline.commands.own_options import own_words
from pipeline.folder import as_uri
from pipeline.limits import MAX_CHARS, SECONDS
from pipeline.severity import SEVERITIES
from pipeline.workers import ahead

LEVELS = ["debug", "info", "warning", "error"]
RUN_HELP = """Turn reports into Parquet tables.

INPUT: files, folders (searched through), globs, and URIs that fsspec opens (s3://, hdfs://, https://). Read by what
they hold: text, HTML, MHTML, JSON, JSON Lines, CSV, Parquet, Word, PDF, WARC; zip, tar, 7z, gzip, bzip2, xz, zstd.

\b
Examples:
  heshu run page.txt --out tables
  heshu run archive/ 'more/*.jsonl.gz' --out tables --workers 4
  heshu run archive/ --out tables --overwrite --max-rejects 10
  heshu run s3://bucket/archive --out s3://bucket/tables --work /scratch

Exit codes: see heshu --help.
"""


@click.command(help=RUN_HELP)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", required=True, type=click.Path(file_okay=True), help="Folder for the tables.")
@click.option("--work", type=click.Path(file_okay=False), help="Folder to work in if --out is a URI; default: here.")
@click.option("--overwrite", is_flag=True, help="Replace an earlier run in --out; your own files there stay.")
@click.option("--workers", type=click.IntRange(0), default=0, help="Processes; 0 means all cores (the default).")
@click.option("--max-rejects", type=click.IntRange(0), default=None, help="Exit with 1 above this many rejects.")
@click.option(
    "--max-chars",
    type=click.IntRange(1),
    default=MAX_CHARS,
    show_default=True,
    help="Reject records longer than this.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0),
    default=SECONDS,
    show_default=True,
    help="Seconds a record may take, more for very long ones; 0 means no limit.",
)
@click.option(
    "--max-memory", type=click.IntRange(200), help="Megabytes a worker may take for a record; beyond, it is rejected."
)
@click.option("--text-column", help="Column or field that holds the text, in tables and JSON; found if not given.")
@click.option(
    "--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True, help="Where to run."
)
@click.option("--master", help="Address of a Spark cluster, as spark-submit takes it; with --engine spark.")
@click.option("--remote", help="Address of a Spark Connect server (sc://HOST:PORT); with --engine spark.")
@click.option("--no-keep", is_flag=True, help="Keep nothing in OUT for heshu retry; saves disk space.")
@click.option("--show", type=click.IntRange(0), default=0, help="Print this many rows of each table at the end.")
@click.option("--checks", help="Checks to run, by ids or names and commas (S1,X5,part_whole); all, none.")
@click.option("--suppressions", type=click.Path(), help="Reviewers' decisions; default OUT/suppressions.csv.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit with 1 on an open flag as bad.")
@own_words
@click.option("--quiet", is_flag=True, help="No progress, no summary.")
@click.option("--json", "as_json", is_flag=True, help="Summary on standard output as one line of JSON.")
@click.option("--log-level", type=click.Choice(LEVELS), default="warning", help="What to log to standard error.")
def command(**asked: Any) -> None:
    """Run the main job and say what happened."""
    if asked["engine"] == "local":
        if asked["master"] or asked["remote"]:
            raise click.UsageError("--master and --remote go with --engine spark")
        own = asked["lexicon"] or asked["spacy_model"]  # it is a process of its own then
        likely = not own and (asked["overwrite"] or not os.path.exists(asked["out"]))
        if likely and not ahead.start(asked["inputs"]):
            late("startup.late_numpy").arrow_alone()
    if as_uri(asked["out"]):
        if asked["show"]:
            raise click.UsageError("--show reads tables on a disk; --out is a URI")
    elif asked["work"]:
        raise click.UsageError("--work goes with a URI as --out; a folder is worked on beside it")
    sys.exit(late("commands.running").run(**asked))
