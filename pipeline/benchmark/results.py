"""The results of a benchmark: printed as a table, kept as JSON with facts of the machine, compared with the last."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

RED, PLAIN = "\033[31m", "\033[0m"
REGRESSION = 0.15
YARDSTICK = "jieba.cut alone"


@dataclass(slots=True)
class Seconds:
    """What a stage took; `cpu` is None where it was not in this process alone."""

    wall: float = 0.0
    cpu: float | None = 0.0

    def add(self, wall: float, cpu: float) -> None:
        """Add the time of another group."""
        self.wall, self.cpu = self.wall + wall, (self.cpu or 0.0) + cpu


def result_of(inputs: Sequence[str], found: dict[str, Seconds], pages: int, chars: int) -> dict[str, Any]:
    """Return what is printed and kept: times, ratios, and facts of the machine."""
    base = found[YARDSTICK]
    ratios = {name: _ratio(base.cpu, took.cpu) or _ratio(base.wall, took.wall) for name, took in found.items()}
    machine = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }
    seconds = {
        name: {kind: None if value is None else round(value, 3) for kind, value in asdict(took).items()}
        for name, took in found.items()
    }
    names = sorted(Path(path).name for path in inputs)
    return {
        "inputs": names,
        "documents": pages,
        "chars": chars,
        "ratios": ratios,
        "seconds": seconds,
        "machine": machine,
    }


def _ratio(base: float | None, took: float | None) -> float | None:
    """Return how many times as fast as the yardstick a stage is."""
    return round(base / took, 2) if base and took else None


def _processor() -> str:
    """Return the name of the processor, as far as the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def show(result: dict[str, Any], last: dict[str, float]) -> None:
    """Print the table; a ratio more than 15 % below the last kept one is red."""
    machine, chars = result["machine"], result["chars"]
    print(f"{result['documents']:,} documents, {chars:,} characters; {machine}")
    print(f"{'stage':40} {'CPU s':>8} {'wall s':>8} {'ms/M chars':>10} {'ratio':>8}")
    for name, took in result["seconds"].items():
        ratio = result["ratios"][name] or 0.0
        cpu = "-" if took["cpu"] is None else f"{took['cpu']:.2f}"
        each = (took["wall"] if took["cpu"] is None else took["cpu"]) / max(chars, 1) * 1e9
        line = f"{name:40} {cpu:>8} {took['wall']:8.2f} {each:10.0f} {ratio:7.1f}x"
        slower = (last.get(name) or 0.0) * (1 - REGRESSION) > ratio
        print(f"{RED}{line}  (was {last[name]:.1f}x){PLAIN}" if slower else line)


def last_kept(keep: str | None, result: dict[str, Any]) -> dict[str, float]:
    """Return the ratios of the last kept result of the same inputs, by the same processor if there is one of it.

    Processors differ in what they are good at: ratios of one and the same code differ by a third between two of them.
    """
    if not keep or not Path(keep).exists():
        return {}
    kept: list[dict[str, Any]] = json.loads(Path(keep).read_text(encoding="utf-8"))
    alike = [one for one in reversed(kept) if one["inputs"] == result["inputs"]]
    same = [one for one in alike if one["machine"]["processor"] == result["machine"]["processor"]]
    return next((dict(one["ratios"]) for one in (*same, *alike)), {})


def append(path: Path, result: dict[str, Any]) -> None:
    """Add a result to the kept ones."""
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([*kept, result], ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
