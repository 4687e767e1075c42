"""What several tests share."""

from __future__ import annotations

import atexit
import fcntl
import gc
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPUS = ROOT / "corpus"

LONG = ("test_traceability", "test_together", "test_faults", "test_growth")  # files whose tests take longest

REPORT = """柳河镇2015年科技创新工作总结
今年以来,我镇科技工作取得了显著成绩。
一、加大投入
全镇共申请专利36件,其中发明专利7件。山东恒盛集团有限公司（以下简称“恒盛集团”）实现销售收入12.5亿元,同比增长8.2%。恒盛集团上缴税金3600万元。
柳河镇人民政府
2015年12月20日
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: begun last, one process would do it while the others have nothing left."""
    items.sort(key=lambda item: item.path.stem not in LONG)


def pytest_collection_finish() -> None:
    """Let the collector never look again through thousands of tests and all that they import."""
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # what is taken apart at the end is all of it


@pytest.fixture(scope="session")
def shared():
    """The folder of texts that are not ours to publish; tests that need it are skipped where it is absent."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("../shared is absent")
    return SHARED


@pytest.fixture
def report_file(tmp_path):
    """One small report on disk."""
    path = tmp_path / "in" / "report.txt"
    path.parent.mkdir()
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def interrupted(tmp_path, monkeypatch):
    """A function that runs `inputs` into `tmp_path / "out"` and is stopped before the last stage."""

    import pipeline

    def fail(*_args):
        raise KeyboardInterrupt

    def run(inputs, options):
        with monkeypatch.context() as patch:
            patch.setattr("pipeline.job.local.finish", fail)
            with pytest.raises(KeyboardInterrupt):
                pipeline.run([str(path) for path in inputs], tmp_path / "out", options)

    return run


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory):
    """The tables of the project's own corpus, made once for all processes that tests are dealt to."""
    import pipeline

    common = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        common = common.parent
    folder = common / "corpus" / "tables"
    folder.parent.mkdir(exist_ok=True)
    with (common / "corpus.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            pipeline.run([str(CORPUS / "raw")], folder, pipeline.Options(workers=1))
    return folder


@pytest.fixture(scope="session")
def corpus_tables(corpus_folder):
    """The same, loaded."""
    import pipeline

    return pipeline.load(corpus_folder)


@pytest.fixture
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the figures that no rule names without a name."""
    monkeypatch.setattr("pipeline.metric.ranking.ranked.fill", lambda drafts, scope: None)
