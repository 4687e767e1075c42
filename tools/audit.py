"""Look for known vulnerabilities of everything that constraints.txt pins, with pip-audit in an environment of its own.

pip-audit pulls packages that this project must not depend on, so it lives in `.make/audit`.  One package is asked about
first, so that where no database answers this is said in seconds.  `AUDIT_SECONDS` (120) bounds the whole wait.

Exit status: 0 audited, nothing known; 1 a known vulnerability; 3 no database could be asked, or not in that time.
`make audit` passes in the last case, too, since it must not fail without a network; `make audit STRICT=1` does not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(".make/audit")
PINNED = Path("constraints.txt")
PIN = "pip-audit==2.10.1"
OPTIONS = ("--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json")
SERVICES = ("pypi", "osv")  # as pip-audit calls the databases it knows
FIRST = 20.0  # seconds for the first question
CLEAN, VULNERABLE, UNASKED = 0, 1, 3

Package = dict[str, Any]


class UnaskedError(Exception):
    """Nobody could be asked; the message says why."""


def main() -> int:
    """Run the audit."""
    limit = float(os.environ.get("AUDIT_SECONDS", "120"))
    deadline = time.monotonic() + limit
    pins = [line for line in PINNED.read_text(encoding="utf-8").splitlines() if "==" in line]
    print(f"audit: {len(pins)} pinned packages, {limit:g} s at most", flush=True)
    try:
        python = _prepared(deadline)
        service = _answering(python, pins, deadline)
        print(f"audit: asking the {service} database about all of them", flush=True)
        found = _asked(python, service, pins, deadline)
    except UnaskedError as error:
        print(f"audit: skipped, nothing was audited: {error}")
        return UNASKED
    return _told(found)


def _prepared(deadline: float) -> Path:
    """Return the Python that has pip-audit."""
    python = FOLDER / "bin" / "python"
    if not python.exists():
        venv.create(FOLDER, with_pip=True)
    if _run([python, "-m", "pip_audit", "--version"], deadline).returncode:
        print(f"audit: installing {PIN}", flush=True)
        command = [python, "-m", "pip", "install", "--quiet", "--retries", "1", "--timeout", "10", PIN]
        if _run(command, deadline).returncode:
            raise UnaskedError("pip-audit cannot be installed here")
    return python


def _answering(python: Path, pins: Sequence[str], deadline: float) -> str:
    """Return the first database that knows anything of a package that everybody has."""
    first = [pin for pin in pins if pin.startswith(("click==", "jinja2=="))][:1] or pins[:1]
    for service in SERVICES:
        try:
            found = _asked(python, service, first, min(deadline, time.monotonic() + FIRST))
        except UnaskedError:
            continue
        if _audited(found):
            return service
    raise UnaskedError(f"no database of vulnerabilities answers here ({' and '.join(SERVICES)} were tried)")


def _asked(python: Path, service: str, pins: Sequence[str], deadline: float) -> list[Package]:
    """Return what a database says of some packages."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as asked:
        asked.write("\n".join(pins) + "\n")
        asked.flush()
        command = [python, "-m", "pip_audit", "--vulnerability-service", service, *OPTIONS]
        done = _run([*command, "--timeout", "10", "--requirement", asked.name], deadline)
    try:
        found: list[Package] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        raise UnaskedError(f"the {service} database broke off") from None
    return found


def _run(command: Sequence[object], deadline: float) -> subprocess.CompletedProcess[str]:
    """Run a command until the deadline."""
    left = deadline - time.monotonic()
    try:
        return subprocess.run(
            [str(part) for part in command], capture_output=True, text=True, check=False, timeout=max(0.1, left)
        )
    except subprocess.TimeoutExpired:
        raise UnaskedError("no answer in the time there was (AUDIT_SECONDS gives more)") from None


def _audited(found: Sequence[Package]) -> list[Package]:
    """Return the packages that the database knows."""
    return [package for package in found if "skip_reason" not in package]


def _told(found: Sequence[Package]) -> int:
    """Print what was found, and return the exit status."""
    known = _audited(found)
    faults = [(package, fault) for package in known for fault in package["vulns"]]
    for package, fault in faults:
        mended = ", ".join(fault["fix_versions"]) or "no version"
        print(f"audit: {package['name']} {package['version']}: {fault['id']}, mended in {mended}")
    for package in found:
        if "skip_reason" in package:
            print(f"audit: {package['name']} is not in the database")
    print(f"audit: {len(known)} of {len(found)} packages audited, {len(faults)} known vulnerabilities")
    return VULNERABLE if faults else CLEAN


if __name__ == "__main__":
    sys.exit(main())
