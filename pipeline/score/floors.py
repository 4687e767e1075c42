"""The floors that accuracy may not fall below (`corpus/floors.json`), by annotated folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.score.match import Result


class GoldError(ValueError):
    """What was given to measure against is no annotation, or has no floors; the message names it."""


def figures_of(result: Result) -> dict[str, float]:
    """Return the figures that floors are set on."""
    out = {f"{kind}_f1": round(tally.f1, 4) for kind, tally in result.kinds.items()}
    return out | {name: round(a.share, 4) for name, a in result.attributes.items()}


def floors_of(path: str | Path, folder: str | Path) -> Mapping[str, Any]:
    """Return the floors for a folder, by its last two path parts (`corpus/gold`, `gold/seed`).

    Raises `GoldError` where there are none: a folder that was renamed is not to pass unmeasured.
    """
    known: Mapping[str, Mapping[str, Any]] = json.loads(Path(path).read_text(encoding="utf-8"))
    name = "/".join(Path(folder).resolve().parts[-2:])
    if name not in known:
        raise GoldError(f"{path} has no floors for {name}; it has some for {', '.join(sorted(known))}")
    return known[name]


def below(result: Result, floors: Mapping[str, Any]) -> list[str]:
    """Return a line for each figure below its floor; floors of other annotations than those read are none."""
    wanted = floors.get("fingerprint", result.fingerprint)
    if wanted != result.fingerprint:
        return [
            f"the annotated texts have changed ({result.fingerprint}, floors are for {wanted}): set the floors anew"
        ]
    reached = figures_of(result)
    return [
        f"{name} {reached.get(name, 0.0):.4f} < {floor:.4f}"
        for name, floor in floors.items()
        if name != "fingerprint" and reached.get(name, 0.0) < floor
    ]
