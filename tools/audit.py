"""Look for known vulnerabilities of everything that constraints.txt pins, with pip-audit in an environment of its own.

pip-audit pulls packages that this project must not depend on, so it lives in `.make/audit`.  Exit status: 0 nothing
found, or nobody to ask (which is said, with how many packages were audited); 1 a known vulnerability.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

FOLDER = Path(".make/audit")
PIN = "pip-audit==2.10.1"
OPTIONS = ("--requirement", "constraints.txt", "--no-deps", "--disable-pip", "--timeout", "20", "--format", "json")


def main() -> int:
    """Run the audit."""
    python = FOLDER / "bin" / "python"
    if not python.exists():
        venv.create(FOLDER, with_pip=True)
    done = subprocess.run([python, "-m", "pip", "install", "--quiet", PIN], capture_output=True, text=True, check=False)
    if done.returncode:
        print("pip-audit cannot be installed here: the audit is skipped")
        return 0
    done = subprocess.run([python, "-m", "pip_audit", *OPTIONS], capture_output=True, text=True, check=False)
    try:
        found = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        said = (done.stderr.strip().splitlines() or ["nothing said"])[-1][:200]
        print(f"no database of vulnerabilities could be asked: the audit is skipped ({said})")
        return 0
    asked = [package for package in found if "skip_reason" not in package]
    for package in asked:
        for fault in package["vulns"]:
            fixed = ", ".join(fault["fix_versions"]) or "none"
            print(f"{package['name']} {package['version']}: {fault['id']}, mended in {fixed}")
    print(f"{len(asked)} of {len(found)} packages audited; of the others no database said anything")
    return int(any(package["vulns"] for package in asked))


if __name__ == "__main__":
    sys.exit(main())
