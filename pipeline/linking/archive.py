"""Join enterprise names across an archive: the registry, and the ids that the tables carry.

Two levels, after what was measured on real names: legal names are never merged with one another (but for a missing
place), and each shorter name goes to one enterprise or stays its own.  A global merge of look-alikes is unsafe,
nearly all one-character neighbours of trade names are other enterprises; a misspelling is therefore joined only with
support: a homophone or one odd character, the same form, and the same place or report.  Nothing depends on the order
of input: names are taken in sorted order, ties are broken by the name itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyarrow as pa

from extractors.names import abbreviates, is_legal, parts
from pipeline import tables
from pipeline.linking.apply import Key, Linked, key_of
from pipeline.linking.document import choose, fuller_first
from pipeline.linking.typos import find_typos

__all__ = ["Linked", "Node", "enterprise_id_of", "key_of", "link_archive"]


@dataclass(slots=True)
class Node:
    """One local name within one place: what was counted of it."""

    key: Key
    mentions: int = 0
    documents: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    aliases: dict[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The local name."""
        return self.key[0]


def link_archive(enterprises: Iterable[pa.Table], documents: Iterable[pa.Table]) -> Linked:
    """Return registry and links for all enterprise mentions.

    `enterprises` yields doc_id, text, kind, canonical (the local name, null where ambiguous); `documents` yields
    doc_id and region.  Mentions that are ambiguous within their report stay without an id.
    """
    places = {
        doc_id: region
        for rows in documents
        for doc_id, region in zip(rows["doc_id"].to_pylist(), rows["region"].to_pylist(), strict=True)
        if region
    }
    nodes = _collect(enterprises, places)
    home = _attach(nodes)
    whole = _gather(nodes, home)
    typos = find_typos(whole)
    for wrong, right in typos.items():
        for key, target in home.items():
            if target == wrong:
                home[key] = right
    return _publish(_gather(nodes, home) if typos else whole, home, places, typos)


def _collect(enterprises: Iterable[pa.Table], places: dict[str, str]) -> dict[Key, Node]:
    """Return the nodes of all mentions, counted."""
    nodes: dict[Key, Node] = {}
    met: dict[Key, Node] = {}  # by local name and place of the report, of which the key may drop the place
    for rows in enterprises:
        columns = (rows[name].to_pylist() for name in ("doc_id", "text", "canonical"))
        for doc_id, text, local in zip(*columns, strict=True):
            if local is None:
                continue
            place = places.get(doc_id, "")
            node = met.get((local, place))
            if node is None:
                key = key_of(local, place)
                node = met[local, place] = nodes.setdefault(key, Node(key))
                node.places.add(place)
            node.mentions += 1
            node.documents.add(doc_id)
            node.aliases[text] = node.aliases.get(text, 0) + 1
    return nodes


def _attach(nodes: dict[Key, Node]) -> dict[Key, Key]:
    """Return for each node the node of its enterprise: itself, or the one fuller name that fits.

    Candidates come from an index, so that cost grows with the number of names: of a legal name, the legal names with
    the same core and form; of a short name, the names that begin alike in its place, and those it was tied to.
    """
    index = _index(nodes)
    home: dict[Key, Key] = {}
    for key in sorted(nodes, key=lambda k: (*fuller_first(k[0]), k[1])):
        near = {other for block in _blocks(nodes[key]) for other in index.get(block, ()) if other in home}
        fuller = {home[other] for other in near if _fits(nodes[key], nodes[other])}
        chosen = choose(key[0], {name for name, _ in fuller}) if fuller else None
        home[key] = next((k for k in sorted(fuller) if k[0] == chosen), key)
    return home


def _index(nodes: dict[Key, Node]) -> dict[tuple[str, ...], list[Key]]:
    """Return the nodes by what a shorter name of theirs would look them up under."""
    index: dict[tuple[str, ...], list[Key]] = {}
    for key in sorted(nodes):
        node, split = nodes[key], parts(key[0])
        under: set[tuple[str, ...]] = {("place", split.core[:2], place) for place in node.places if place}
        under |= {("alias", alias) for alias in node.aliases if alias != key[0]}
        if is_legal(key[0]):
            under.add(("legal", split.core, split.form))
        for block in under:
            index.setdefault(block, []).append(key)
    return index


def _blocks(node: Node) -> list[tuple[str, ...]]:
    """Return where the fuller names of a node are to be looked up."""
    split = parts(node.name)
    if is_legal(node.name):
        return [("legal", split.core, split.form)]
    near: list[tuple[str, ...]] = [("place", split.core[:2], place) for place in sorted(node.places) if place]
    return near if node.key[1] else [*near, ("alias", node.name)]


def _fits(node: Node, other: Node) -> bool:
    """Return whether `node` may be a shorter name of `other`."""
    if is_legal(node.name):
        return is_legal(other.name) and _only_place_differs(node.name, other.name)
    return abbreviates(node.name, other.name)


def _only_place_differs(short: str, full: str) -> bool:
    """Return whether two legal names are one, printed with and without its place."""
    a, b = parts(short), parts(full)
    return not a.region and bool(b.region) and (a.core, a.form) == (b.core, b.form)


def _gather(nodes: dict[Key, Node], home: dict[Key, Key]) -> dict[Key, Node]:
    """Return one node an enterprise, its counts summed over all its names; nodes that stand alone are not copied."""
    shared = {target for key, target in home.items() if key != target}
    whole: dict[Key, Node] = {}
    for key, node in nodes.items():
        target = home[key]
        if target not in shared:
            whole[key] = node
            continue
        into = whole.setdefault(target, Node(target))
        into.mentions += node.mentions
        into.documents |= node.documents
        into.places |= node.places
        for alias, times in node.aliases.items():
            into.aliases[alias] = into.aliases.get(alias, 0) + times
    return whole


def _publish(whole: dict[Key, Node], home: dict[Key, Key], places: dict[str, str], typos: dict[Key, Key]) -> Linked:
    """Return registry rows and the map from local names to ids."""
    misspelt: dict[Key, set[str]] = {}
    for wrong, right in typos.items():
        misspelt.setdefault(right, set()).add(wrong[0])
    registry, ids = [], {}
    for key, node in sorted(whole.items(), key=lambda item: item[0]):
        split = parts(node.name)
        ids[key] = enterprise_id_of(key)
        registry.append(
            tables.RegistryRow(
                enterprise_id=ids[key],
                canonical=node.name,
                trade_name=split.trade or None,
                region=split.region or None,
                legal_form=split.form or None,
                aliases=sorted(set(node.aliases) - {node.name}),
                mentions=node.mentions,
                documents=len(node.documents),
                typo_of=sorted(misspelt.get(key, ())),
            )
        )
    entities = {key: (ids[target], target[0]) for key, target in home.items()}
    return Linked(registry, places, entities)


def enterprise_id_of(key: Key) -> str:
    """Return the fingerprint of a canonical name and the place that limits it."""
    return "E" + hashlib.blake2b("\0".join(key).encode("utf-8", "replace"), digest_size=8).hexdigest()
