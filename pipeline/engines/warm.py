"""Loads what a worker needs; named to the server that workers are forked from, and of no other use."""

from __future__ import annotations

import gc
import signal

from pipeline.startup.loading import quickly

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the server, too, and must not end it in the midst of this
with quickly("engines.warm"):
    import pipeline.engines.extraction  # noqa: F401  (what the tasks of a run need)
    from extractors import gates
    from extractors.words import matcher
    from extractors.words.seldom import read_all
    from pipeline.document.split import split
    from pipeline.engines.work import chunks
    from pipeline.ingest import Page
    from pipeline.segment import whole_dictionary
    from pipeline.startup.lean import without_pandas
    from pipeline.workers.watch import Watch

    _SAMPLE = "柳河镇2015年工作总结\n山东恒盛集团有限公司实现销售收入12.5亿元,同比增长8.2%,申请专利36件。\n"
    without_pandas()
    whole_dictionary()
    split(Page("", None, None, "utf-8", _SAMPLE))
    list(chunks([Page("", None, None, "utf-8", _SAMPLE)], lambda _: True, Watch()))
    matcher.expect_all()  # the sample has asked for all matchers there are
    gates.expect_all()
    read_all()
gc.collect()
gc.freeze()  # what is loaded by now is never looked through again, and its pages stay shared
