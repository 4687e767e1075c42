"""What the cgroups of a process grant it, read from folders as the kernel lays them out."""

from __future__ import annotations

import pytest

from pipeline.workers import cores

MINE = {"v2": "0::/jobs/ours\n", "v1": "4:memory:/jobs/ours\n3:cpu,cpuacct:/jobs/ours\n1:pids:/elsewhere\n"}
UNLIMITED_1 = "9223372036854771712"  # what version 1 says for no limit


@pytest.fixture
def cgroups(tmp_path):
    """Return a function that lays out cgroups, and gives their root and the file that says which is ours."""

    def lay(version, files):
        for name, said in files.items():
            path = tmp_path / "cgroup" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(said + "\n", encoding="utf-8")
        (tmp_path / "mine").write_text(MINE[version], encoding="utf-8")
        return tmp_path / "cgroup", tmp_path / "mine"

    return lay


@pytest.mark.parametrize(
    ("version", "files", "granted"),
    [
        ("v2", {"jobs/ours/memory.max": "536870912"}, 536870912),
        ("v2", {"jobs/ours/memory.max": "max"}, None),
        ("v2", {"jobs/ours/memory.max": "max", "jobs/memory.max": "1000000000"}, 1000000000),
        ("v2", {"jobs/ours/memory.max": "900", "jobs/memory.max": "800"}, 800),
        ("v2", {"jobs/ours/memory.max": "900", "jobs/ours/memory.high": "700"}, 700),
        ("v2", {"memory.max": "600"}, 600),  # a container sees its own cgroup as the root
        ("v2", {"jobs/theirs/memory.max": "100"}, None),
        ("v2", {"jobs/ours/memory.max": "broken"}, None),
        ("v1", {"memory/jobs/ours/memory.limit_in_bytes": "268435456"}, 268435456),
        ("v1", {"memory/jobs/memory.limit_in_bytes": "100", "memory/jobs/ours/memory.limit_in_bytes": "200"}, 100),
        ("v1", {"memory/elsewhere/memory.limit_in_bytes": "100"}, None),
        ("v1", {"memory/memory.limit_in_bytes": "300"}, 300),
    ],
)
def test_memory_that_is_granted(cgroups, version, files, granted):
    assert cores.memory_granted(*cgroups(version, files)) == granted


@pytest.mark.parametrize(
    ("version", "files", "granted"),
    [
        ("v2", {"jobs/ours/cpu.max": "150000 100000"}, 1.5),
        ("v2", {"jobs/ours/cpu.max": "max 100000"}, None),
        ("v2", {"jobs/ours/cpu.max": "max 100000", "jobs/cpu.max": "300000 100000"}, 3.0),
        ("v1", {"cpu/jobs/ours/cpu.cfs_quota_us": "50000", "cpu/jobs/ours/cpu.cfs_period_us": "100000"}, 0.5),
        ("v1", {"cpu/jobs/ours/cpu.cfs_quota_us": "-1", "cpu/jobs/ours/cpu.cfs_period_us": "100000"}, None),
    ],
)
def test_cores_that_are_granted(cgroups, version, files, granted):
    assert cores.cores_granted(*cgroups(version, files)) == granted


def test_no_more_memory_than_the_machine_has_or_the_cgroup_grants(cgroups, monkeypatch):
    root, mine = cgroups("v1", {"memory/jobs/ours/memory.limit_in_bytes": UNLIMITED_1})
    monkeypatch.setattr(cores, "_CGROUP", root)
    monkeypatch.setattr(cores, "_MINE", mine)
    physical = cores.available_memory()
    assert 1 << 26 < physical < int(UNLIMITED_1)
    (root / "memory/jobs/ours/memory.limit_in_bytes").write_text("123456789", encoding="utf-8")
    assert cores.available_memory() == 123456789


def test_a_system_without_cgroups_grants_everything(tmp_path):
    assert cores.memory_granted(tmp_path, tmp_path / "none") is None
    assert cores.cores_granted(tmp_path, tmp_path / "none") is None
