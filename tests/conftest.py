"""What several tests share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPUS = ROOT / "corpus"

REPORT = """柳河镇2015年科技创新工作总结
今年以来,我镇科技工作取得了显著成绩。
一、加大投入
全镇共申请专利36件,其中发明专利7件。山东恒盛集团有限公司（以下简称“恒盛集团”）实现销售收入12.5亿元,同比增长8.2%。恒盛集团上缴税金3600万元。
柳河镇人民政府
2015年12月20日
"""


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


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory):
    """The tables of the project's own corpus, made once."""
    import pipeline

    folder = tmp_path_factory.mktemp("corpus") / "tables"
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
    monkeypatch.setattr("pipeline.metric.ranked.fill", lambda drafts, scope: None)
