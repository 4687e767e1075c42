"""How many cores and how much memory this process may use: the machine's, or what its cgroups grant of them."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator
from pathlib import Path

_CGROUP, _MINE = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")
_MEMORY_2 = ("memory.max", "memory.high")  # beyond the second a process is slowed down until it stands still
_MEMORY_1 = ("memory.limit_in_bytes",)


def available_cores() -> int:
    """Return the number of cores this process may use: those it may run on, and what its cgroup grants of them."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quota = cores_granted(_CGROUP, _MINE)
    return cores if quota is None else max(1, min(cores, math.ceil(quota)))


def available_memory() -> int | None:
    """Return how many bytes of memory this process may use; None where the system does not say."""
    try:
        physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        physical = None
    return min(filter(None, (physical, memory_granted(_CGROUP, _MINE))), default=None)


def cores_granted(root: Path, mine: Path) -> float | None:
    """Return the least number of cores granted to our cgroup and those it lies in; None for no limit."""
    return min(_said(root, mine, "cpu", _cores), default=None)


def memory_granted(root: Path, mine: Path) -> int | None:
    """Return the least number of bytes granted to our cgroup and those it lies in; None for no limit."""
    return min(map(int, _said(root, mine, "memory", _bytes)), default=None)


def _said(root: Path, mine: Path, controller: str, read: Callable[[Path], Iterator[float]]) -> Iterator[float]:
    """Yield what is read of our cgroup and of its parents, as far as they are seen from here."""
    for folder in _cgroups(root, mine, controller):
        try:
            yield from read(folder)
        except (OSError, ValueError, ZeroDivisionError):  # a limit in words we do not know is none
            continue


def _cgroups(root: Path, mine: Path, controller: str) -> list[Path]:
    """Return our cgroup and its parents, of version 2 and of version 1."""
    try:
        lines = [line.split(":", 2) for line in mine.read_text(encoding="utf-8").splitlines()]
    except OSError:
        return []
    folders = {root, root / controller}
    for _, controllers, path in lines:
        if controllers and controller not in controllers.split(","):
            continue
        base = root / controller if controllers else root
        inner = base / path.lstrip("/")
        folders |= {folder for folder in (inner, *inner.parents) if folder.is_relative_to(base)}
    return sorted(folders)


def _cores(folder: Path) -> Iterator[float]:
    """Yield the cores a cgroup grants, of version 2 and of version 1."""
    if (folder / "cpu.max").is_file():
        quota, period = (folder / "cpu.max").read_text(encoding="utf-8").split()[:2]
    elif (folder / "cpu.cfs_quota_us").is_file():
        quota, period = ((folder / f"cpu.cfs_{name}_us").read_text(encoding="utf-8") for name in ("quota", "period"))
    else:
        return
    if quota != "max" and int(quota) > 0:
        yield int(quota) / int(period)


def _bytes(folder: Path) -> Iterator[float]:
    """Yield the bytes a cgroup grants; version 1 says no limit with a number beyond any memory."""
    for name in (*_MEMORY_2, *_MEMORY_1):
        if (folder / name).is_file():
            said = (folder / name).read_text(encoding="utf-8").strip()
            if said != "max":
                yield int(said)
