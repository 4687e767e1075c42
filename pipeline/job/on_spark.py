"""A run on a Spark cluster, loaded only where one is asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial

from pipeline import ingest, suppressions
from pipeline.assembly.finish import Finished, finish_spread
from pipeline.checks.chosen import chosen
from pipeline.database.spark import Spark
from pipeline.database.spark_session import briefly, session
from pipeline.engines import cluster, identity
from pipeline.engines.cluster import Spread
from pipeline.job.options import LATER, Options, Progress
from pipeline.storage.output import Output
from pipeline.storage.stored import Stored
from pipeline.workers.worker import Limits


def everything(
    output: Output,
    inputs: Sequence[str],
    options: Options,
    rules: suppressions.Suppressions,
    progress: Progress | None,
) -> tuple[Spread, Spread, Finished]:
    """Do the work on a cluster."""
    with briefly(), Spark(session(options.master, options.remote), output.engine) as engine:
        if isinstance(output, Stored):
            output.others = partial(_put, engine, output)
        reading = ingest.Reading(options.max_chars, options.text_column)
        limits, key = Limits(options.timeout, options.max_memory), identity.of_options(options.settled(LATER))
        found = ingest.sources(inputs, os.getcwd())  # executors have a current folder of their own
        checks = chosen(options.checks)
        asked = cluster.Asked(output.shards, reading, limits, key, checks)
        spread = cluster.extract(engine, asked, found, progress)
        return spread, spread, finish_spread(output.tables, spread, rules, checks)


def _put(engine: Spark, output: Stored, names: list[str]) -> None:
    """Have finished tables put where they go."""
    with briefly():
        cluster.put(engine, str(output.place), output.tables, names)
