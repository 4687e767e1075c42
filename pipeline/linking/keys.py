"""Keys of local names: what a name of one report is called in the archive until it is linked.

A legal name, one that names its place and a widely known one mean the same everywhere; any other short name is that
of its report's place only (恒盛集团 of 柳河镇 is not 恒盛集团 of 青石县 until something says so).
"""

from __future__ import annotations

import hashlib

from extractors.lexicon import seldom
from extractors.name.parts import is_legal, parts

_MARK = "\t"  # sorts before every character of a name, so that keys sort by name, then place


def key_of(local: str, place: str) -> str:
    """Return the key of a local name in a report of `place` ("" where it is not known)."""
    if not place or is_legal(local):
        return local
    known, split = seldom("known_names", ambiguous="no"), parts(local)
    if split.region or local in known or split.core in known:
        return local  # 宏碁集团 is that of 宏碁
    return f"{local}{_MARK}{place}"


def name_of(key: str) -> str:
    """Return the local name of a key."""
    return key.partition(_MARK)[0]


def place_of(key: str) -> str:
    """Return the place that limits a key, "" for none."""
    return key.partition(_MARK)[2]


def enterprise_id_of(key: str) -> str:
    """Return the fingerprint of a canonical name and the place that limits it."""
    whole = f"{name_of(key)}\0{place_of(key)}"
    return "E" + hashlib.blake2b(whole.encode("utf-8", "replace"), digest_size=8).hexdigest()
