"""The names of an archive taken apart, as tables that joins can work on."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from extractors.base import fold
from extractors.lexicon import seldom
from extractors.name.parts import is_legal_form, parts, parts_once
from pipeline.linking.keys import name_of, place_of
from pipeline.linking.sounds import sounds
from pipeline.startup.lean import arrow

NAMES = pa.schema(
    [
        ("key", pa.string()),
        ("name", pa.string()),
        ("place", pa.string()),  # that limits the name, "" for none
        ("legal", pa.bool_()),
        ("region", pa.string()),  # without 省 and 市
        ("core", pa.string()),
        ("two", pa.string()),  # the first two characters of the core
        ("trade", pa.string()),
        ("form", pa.string()),  # without 责任
        ("spelt", pa.string()),
        ("stem", pa.string()),  # of a legal or a known name what is left without its form, "" for others
    ]
)
SOUNDS = pa.schema([("text", pa.string()), ("sound", pa.int64())])


def take_apart(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return a row of `NAMES` for each key."""
    for batch in batches:
        keys = batch.column("key").to_pylist()
        names = [name_of(key) for key in keys]
        split = [parts_once(name) for name in names]
        legal = [is_legal_form(part.form) for part in split]
        columns: list[list[str] | list[bool]] = [
            keys,
            names,
            [place_of(key) for key in keys],
            legal,
            [bare_place(part.region) for part in split],
            [part.core for part in split],
            [part.core[:2] for part in split],
            [part.trade for part in split],
            [bare_form(part.form) for part in split],
            [_spelt(name, part.region) for name, part in zip(names, split, strict=True)],
            [_stem(name) if of_firm else _called(name) for name, of_firm in zip(names, legal, strict=True)],
        ]
        yield pa.record_batch([pa.array(c, f.type) for c, f in zip(columns, NAMES, strict=True)], schema=NAMES)


_FORMS = ("股份有限公司", "有限公司")
_NO_UNITS = str.maketrans("", "", "省市")


def bare_place(region: str) -> str:
    """Return a place without 省 and 市, which names leave out as they like."""
    return region.translate(_NO_UNITS)


def bare_form(form: str) -> str:
    """Return a legal form without 责任: 有限公司 is the same form (公司登记管理条例 art. 11)."""
    return form.replace("有限责任公司", "有限公司")


def spelt(name: str) -> str:
    """Return a name without what tells none apart: the kind of its brackets, blanks, 责任, the unit of its place."""
    return _spelt(name, parts(name).region)


def _spelt(name: str, region: str) -> str:
    """Return the same of a name whose place is known."""
    folded = bare_form(fold(name).replace(" ", ""))
    return bare_place(region) + folded[len(region) :] if region and folded.startswith(region) else folded


def _stem(name: str) -> str:
    """Return what is left of a legal name without its form."""
    folded = bare_form(fold(name))
    return next((folded[: -len(form)] for form in _FORMS if folded.endswith(form)), "")


def _called(name: str) -> str:
    """Return the known name, that nothing else is called by, before a plain 公司 (奥托立夫|公司), "" where none is."""
    stem = name.removesuffix("公司")
    return stem if stem != name and stem in seldom("known_names", ambiguous="no") else ""


def sound(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return a row of `SOUNDS` for each way a text sounds."""
    for batch in batches:
        texts = batch.column("text")
        places, numbers = sounds(texts.to_pylist())
        yield pa.record_batch([texts.take(arrow(places)), arrow(numbers.view("int64"))], schema=SOUNDS)
