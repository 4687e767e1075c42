"""What manifest.json records of a run: options, inputs, counts, and the program and words that made its rows."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.engines import identity
from pipeline.job.options import Options
from pipeline.job.summary import Summary
from pipeline.version import VERSION

_IN_WORDS = {
    "program_fingerprint": "the program",
    "lexicons": "heshu's lexicons",
    "user_lexicon": "the words of --lexicon",
    "spacy_model": "the spaCy pipeline",
}


def changed(manifest: Mapping[str, Any]) -> list[str]:
    """Return, in words, which changes since a manifest was written would make other rows now."""
    now = identity.deciders()
    differs = [words for name, words in _IN_WORDS.items() if manifest.get(name) != now[name]]
    then, have = manifest.get("libraries", {}), now["libraries"]
    # With one that was not installed nothing was made: that it is now is a reason to try again.
    others = [name for name, version in then.items() if version is not None and version != have.get(name)]
    return differs + [f"{name} ({then[name]}, now {have.get(name) or 'not installed'})" for name in others]


def of_run(
    summary: Summary, inputs: Sequence[str], options: Options, fingerprint: str, folder: str | None = None
) -> dict[str, Any]:
    """Return what is recorded of a run; under `run` stands what differs from one run to the next.

    `folder`: where relative `inputs` are looked up, if not in the current folder.
    """
    return {
        "program": "heshu",
        "version": VERSION,
        **identity.deciders(),
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
