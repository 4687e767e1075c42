"""What manifest.json records of a run: what it was asked, what it found, and what program and words made its rows."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from extractors import lexicon
from pipeline import nlp
from pipeline.options import Options
from pipeline.version import VERSION, program_fingerprint

if TYPE_CHECKING:
    from pipeline.runner import Summary

_MAKERS = {
    "program_fingerprint": "the program",
    "lexicons": "heshu's lexicons",
    "user_lexicon": "the words of --lexicon",
    "spacy_model": "the spaCy pipeline",
}


def makers() -> dict[str, Any]:
    """Return the fingerprints of what decides about rows in this process."""
    found = (program_fingerprint(), lexicon.fingerprints(), lexicon.USER.fingerprints, nlp.fingerprint())
    return dict(zip(_MAKERS, found, strict=True))


def changed(manifest: Mapping[str, Any]) -> list[str]:
    """Return, in words, what would make other rows than when a manifest was written."""
    return [_MAKERS[name] for name, value in makers().items() if manifest.get(name) != value]


def of_run(
    summary: Summary, inputs: Sequence[str], options: Options, fingerprint: str, folder: str | None = None
) -> dict[str, Any]:
    """Return what is recorded of a run; under `run` stands what differs from one run to the next.

    `folder`: where relative `inputs` are looked up, if not in the current folder.
    """
    return {
        "program": "heshu",
        "version": VERSION,
        **makers(),
        "inputs": list(inputs),
        "input_fingerprint": fingerprint,
        "options": options.settled(),
        "counts": summary.counts,
        "rejects": dict(sorted(summary.rejects.items())),
        "abstained": dict(sorted(summary.abstained.items())),
        "files": summary.files,
        "run": {
            "wall_seconds": round(summary.seconds, 3),
            "workers": options.workers,
            "reused": summary.reused,
            "folder": os.path.abspath(folder or os.curdir),
        },
    }
