"""Which names that two reports of a place spell differently are the same but for one character.

SQL pairs them by what linking found to be one firm; the engines have no common function that counts odd characters.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

ONE_CHARACTER = pa.schema([(name, pa.string()) for name in ("one", "two", "wrong", "good", "firm")])


def judge(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return the rows of `spelt_apart` whose two names, of one length, differ in one character."""
    for batch in batches:
        both = zip(batch.column("wrong").to_pylist(), batch.column("good").to_pylist(), strict=True)
        odd = pa.array([sum(x != y for x, y in zip(*names, strict=True)) == 1 for names in both], pa.bool_())
        yield batch.select(ONE_CHARACTER.names).filter(odd).cast(ONE_CHARACTER)
