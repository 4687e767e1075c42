"""Run the fuzzer on each target for its share of the time; exit with 1 where one crashed.

    python -m tests.fuzz [SECONDS] [TARGET …]

Each target runs in a process of its own, since a fuzzer ends its process.  What it found anew is kept below
`.make/fuzz/TARGET`, so that the next run goes on; a crash is written to `.make/fuzz/crash-…`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from hashlib import sha1
from pathlib import Path

FOLDER = Path(".make/fuzz")
_UNITS = re.compile(r"stat::number_of_executed_units:\s*(\d+)")


def child(name: str, arguments: list[str]) -> None:
    """Fuzz one target until the fuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=["extractors", "pipeline"]):
        from tests.fuzz.targets import TARGETS
    target, seeds = TARGETS[name]
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds():
        (folder / sha1(seed).hexdigest()).write_bytes(seed)
    atheris.Setup([sys.argv[0], *arguments, str(folder)], target)
    atheris.Fuzz()


def main(seconds: int, names: list[str]) -> int:
    """Fuzz the targets one after another and print what was tried."""
    from tests.fuzz.targets import TARGETS

    names = names or list(TARGETS)
    crashed = []
    for name in names:
        options = [f"-max_total_time={max(1, seconds // len(names))}", "-timeout=20", "-rss_limit_mb=2500"]
        options += ["-print_final_stats=1", f"-artifact_prefix={FOLDER}/crash-{name}-", "-max_len=20000"]
        command = [sys.executable, "-m", "tests.fuzz", "--child", name, *options]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        said = done.stdout.decode("utf-8", "replace")
        tried = _UNITS.search(said)
        inputs = f"{int(tried[1]):,}" if tried else "an unknown number of"
        print(f"{name}: {inputs} inputs, {'CRASHED' if done.returncode else 'no crash'}", flush=True)
        if done.returncode:
            crashed.append(name)
            print(said[-3000:], file=sys.stderr)
    return bool(crashed)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 60, sys.argv[2:]))
