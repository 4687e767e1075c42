"""How many cores this process may use, and what a worker may take of memory."""

from __future__ import annotations

import math
import os
from pathlib import Path

_CGROUP = Path("/sys/fs/cgroup")


def available_cores() -> int:
    """Return the number of cores this process may use: those it may run on, and what its cgroup grants of them."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quota = _quota(_CGROUP, Path("/proc/self/cgroup"))
    return cores if quota is None else max(1, min(cores, math.ceil(quota)))


def _quota(root: Path, mine: Path) -> float | None:
    """Return the least number of cores granted to our cgroup and those it lies in; None for no limit."""
    granted = []
    for folder in _cgroups(root, mine):
        for read in (_version_2, _version_1):
            cores = read(folder)
            if cores:
                granted.append(cores)
    return min(granted, default=None)


def _cgroups(root: Path, mine: Path) -> list[Path]:
    """Return our cgroup and its parents, as far as they are seen from here."""
    try:
        lines = [line.split(":", 2) for line in mine.read_text(encoding="utf-8").splitlines()]
    except OSError:
        return []
    folders = {root, root / "cpu"}
    for _, controllers, path in lines:
        if controllers and "cpu" not in controllers.split(","):
            continue
        base = root / "cpu" if controllers else root
        inner = base / path.lstrip("/")
        folders |= {folder for folder in (inner, *inner.parents) if folder.is_relative_to(base)}
    return sorted(folders)


def _version_2(folder: Path) -> float | None:
    """Return the cores granted by a cgroup of version 2."""
    try:
        quota, period = (folder / "cpu.max").read_text(encoding="utf-8").split()[:2]
        return None if quota == "max" else int(quota) / int(period)
    except (OSError, ValueError):
        return None


def _version_1(folder: Path) -> float | None:
    """Return the cores granted by a cgroup of version 1."""
    try:
        quota, period = (
            int((folder / f"cpu.cfs_{name}_us").read_text(encoding="utf-8")) for name in ("quota", "period")
        )
        return quota / period if quota > 0 and period > 0 else None
    except (OSError, ValueError):
        return None
