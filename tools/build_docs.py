"""Write what the documentation says of the code: `make docs`; `make docs` with nothing changed changes nothing.

- docs/tables.md: the data dictionary, from the row classes of `pipeline/tables.py`
- docs/checks.md: every check with an example of what it finds and what it leaves alone
- docs/commands.md: every command with its options, from their `--help`, and the exit codes
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click
import pyarrow as pa

from pipeline import cli, tables
from pipeline.checks import CHECKS
from pipeline.checks.archive import CrossCase, CrossCheck
from pipeline.checks.base import Check
from pipeline.checks.cross import CROSS_CHECKS
from pipeline.commands.exits import EXIT_CODES
from pipeline.reasons import REJECT_REASONS

DOCS = Path(__file__).resolve().parent.parent / "docs"
WIDTH = 100
_WRONG = "inconsistent"
_TABLES = """# The tables

One run writes one folder; each table is a folder of Parquet files in it. Generated from `pipeline/tables.py`;
`make docs` renews it.

- `doc_id` is a hash of the text: the same text has the same id on any machine, in any order of input. A text that is
  met twice has two rows of `documents` (the second with `duplicate_of`), and its rows in all other tables once; near
  copies have ids of their own, and rows that `facts.duplicate` marks.
- `start`, `end` are half-open code-point offsets into `documents.text`; `text == documents.text[start:end]`, always.
- Amounts and percentages are exact decimals. A figure is an interval: `low`..`high` is what the words say, `slack` is
  half a unit of the last printed digit.
- What was not printed but inferred is marked in a boolean column.
- A null is a null: the text does not say, or heshu abstained.
- Columns of type *category* are dictionary-encoded strings; where their values are listed, there are no others.
"""
_REASONS = """## The reasons in rejects

The list is fixed; a run prints those it met, with the advice. *Tried again*: `heshu retry` does so while the file stays
as it is; the others once the file was written to, or when named with `--reason`.
"""
_CHECKS = """# The checks

What every run checks, unless `heshu run --checks` names some of them by id or name (`S1,X5,part_whole`), or `none`.
Generated from the checks' own modules in `pipeline/checks`; `make docs` renews it. How often they are right and what
they miss: [flags-review.md](flags-review.md).

S: within a sentence or a table. D: within a report. X: across reports.
"""
_COMMANDS = """# The commands

Generated from the commands' own help; `make docs` renews it. Under a Chinese locale (`LANG=zh_CN.UTF-8`), or with
`HESHU_LANG=zh`, the same help is in Chinese. `heshu completion bash|zsh|fish` prints the completion of your shell.
"""


def dictionary() -> str:
    """Return the data dictionary as Markdown."""
    parts = [_TABLES]
    for name, row in tables.TABLES.items():
        meaning = " ".join((row.__doc__ or "").split())
        lines = [f"## {name}", "", meaning, "", "| column | type | null | meaning | values |", "|---|---|---|---|---|"]
        lines += [_column(field) for field in tables.SCHEMAS[name]]
        parts.append("\n".join(lines) + "\n")
    parts.append(_rejects())
    return "\n".join(parts)


def _column(field: pa.Field) -> str:
    """Return one column as a row of the dictionary."""
    about = {key.decode(): value.decode() for key, value in (field.metadata or {}).items()}
    cells = (field.name, _type(field.type), "yes" if field.nullable else "", about["meaning"], about.get("values", ""))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _type(kind: pa.DataType) -> str:
    """Return an Arrow type in the words of the dictionary."""
    if pa.types.is_dictionary(kind):
        return "category"
    if pa.types.is_decimal(kind):
        return f"decimal({kind.precision}, {kind.scale})"
    if pa.types.is_list(kind):
        inner = kind.value_type
        return f"list of {{{', '.join(f.name for f in inner)}}}" if pa.types.is_struct(inner) else f"list of {inner}"
    return {"date32[day]": "date", "int64": "integer", "bool": "boolean"}.get(str(kind), str(kind))


def _rejects() -> str:
    """Return the reasons for rejects with their advice."""
    parts = [_REASONS, "| reason | tried again | what to do | 怎么办 |", "|---|---|---|---|"]
    for reason, advice in sorted(REJECT_REASONS.items()):
        parts.append(f"| {reason} | {'yes' if advice.again else ''} | {advice.en} | {advice.zh} |")
    return "\n".join(parts) + "\n"


def checks() -> str:
    """Return all checks as Markdown."""
    parts = [_CHECKS, "| id | name | question | an inconsistency | left alone |", "|---|---|---|---|---|"]
    for check in (*CHECKS, *CROSS_CHECKS):
        cells = (check.id, check.name, check.question, _example(check), "; ".join(check.guards))
        parts.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(parts) + "\n"


def _example(check: Check | CrossCheck) -> str:
    """Return the shortest example in which a check finds something, on one line; a stroke parts reports."""
    cases = ((case, case.texts if isinstance(case, CrossCase) else (case.text,)) for case in check.examples)
    found = [" / ".join(" ".join(text.split()) for text in texts) for case, texts in cases if case.verdict == _WRONG]
    return min(found, key=len, default="")


def commands() -> str:
    """Return the help of all commands as Markdown."""
    os.environ["HESHU_LANG"] = "en"
    parts = [_COMMANDS]
    with click.Context(cli.heshu, info_name="heshu", help_option_names=["-h", "--help"]) as root:
        for name, line in cli.COMMANDS.items():
            command = cli.heshu.get_command(root, name)
            assert command is not None
            context = click.Context(command, info_name=name, parent=root, max_content_width=WIDTH, terminal_width=WIDTH)
            parts.append(f"## heshu {name}\n\n{line}\n\n```text\n{command.get_help(context)}\n```\n")
    lines = ["## Exit codes", "", "| code | meaning |", "|---|---|"]
    parts.append("\n".join(lines + [f"| {code} | {text} |" for code, text in EXIT_CODES.items()]) + "\n")
    return "\n".join(parts)


PAGES: dict[str, Callable[[], str]] = {"tables.md": dictionary, "checks.md": checks, "commands.md": commands}


def main() -> None:
    """Write all generated pages."""
    DOCS.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
        print(DOCS / name)


if __name__ == "__main__":
    main()
