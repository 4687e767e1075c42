"""What of a finished run is worth another try, and with which options: `heshu retry`."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from pipeline.engines import identity
from pipeline.folder import MANIFEST, is_ours, started_in
from pipeline.ingest import again, file_of, remote
from pipeline.ingest.names import at, named
from pipeline.job.options import Options
from pipeline.reasons import REJECT_REASONS
from pipeline.storage.output import put_back
from pipeline.storage.write import OutputError


@dataclass(frozen=True, slots=True)
class Plan:
    """What to read again of the run in `folder`, and the rejects of each reason that are tried again or left alone.

    `whole`: files that are read as if for the first time: they changed, or nothing of them is in the tables, or a
    record of theirs is there in part.  `rest`: files of which only what was rejected is read.  `gone`: files that were
    read, and are not there any more, which are left alone.  `base`: the folder that relative names are looked up in.
    """

    folder: Path
    manifest: dict[str, Any]
    run: str  # fingerprint of the run
    whole: tuple[str, ...]
    rest: tuple[str, ...]
    chosen: Counter[str]
    left: Counter[str]
    gone: tuple[str, ...] = ()
    base: str | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """All files to read."""
        return (*self.whole, *self.rest)

    def check(self) -> None:
        """Raise `OutputError` where the folder holds other tables by now."""
        if _print((self.folder / MANIFEST).read_bytes()) != self.run:
            raise OutputError(f"{self.folder} was written by another run meanwhile; start again")

    def check_all(self) -> None:
        """Raise `OutputError` where a file of which the folder has documents is not there any more."""
        files = _Files(0, self.base)
        gone = [file for file in dict.fromkeys(again.files(self.folder)) if not files.has(file)]
        if gone:
            raise OutputError(
                f"{self.folder} has documents of {len(gone)} files that are not there any more, the first {gone[0]};"
                " they would be lost. Put them back, or run heshu run on what there is into another --out"
            )


def plan(folder: Path, reasons: Collection[str] = ()) -> Plan:
    """Return what to try again of the run in `folder`.

    `reasons`: only these; without any, those that another try can help (`again` in `lexicons/reject_reasons.tsv`), and
    all in files whose content is another one than the run read.  Raises `OutputError` where `folder` holds no finished
    run.
    """
    put_back(folder)
    if not is_ours(folder):
        raise OutputError(f"{folder} holds no tables of a finished run")
    said = (folder / MANIFEST).read_bytes()
    manifest = json.loads(said)
    files = _Files(
        (folder / MANIFEST).stat().st_mtime - manifest.get("run", {}).get("wall_seconds", 0), started_in(manifest)
    )
    places: dict[str, set[again.Place]] = {}
    chosen: Counter[str] = Counter()
    left: Counter[str] = Counter()
    gone: dict[str, None] = {}
    for reject in again.rejects(folder):
        files.met(reject)
        wanted = (reject.reason in reasons if reasons else files.are_worth(reject)) and not files.leads_on(reject)
        if wanted and reject.reason != "not_found" and not files.has(reject.file):
            gone[reject.file], wanted = None, False
        (chosen if wanted else left)[reject.reason] += 1
        if wanted:
            places.setdefault(reject.file, set()).add((reject.source, reject.record))
    rest = {file: None for file in _had_in_part(folder, places) if not files.changed(file)}
    whole = (files.path(file) for file in places if file not in rest)
    return Plan(
        folder,
        manifest,
        _print(said),
        tuple(whole),
        tuple(map(files.path, rest)),
        chosen,
        left,
        tuple(gone),
        files.base,
    )


def _had_in_part(folder: Path, places: dict[str, set[again.Place]]) -> list[str]:
    """Return the files of which the run has some records whole, and others not at all."""
    some: set[str] = set()
    torn: set[str] = set()
    for place in again.documents(folder, places):
        file = file_of(place[0])
        some.add(file)
        if place in places[file]:
            torn.add(file)
    return [file for file in places if file in some and file not in torn]


def _print(manifest: bytes) -> str:
    """Return the fingerprint of a run."""
    return hashlib.blake2b(manifest, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class _Files:
    """The files of a run by their names in the tables: what became of them since it began."""

    since: float
    base: str | None
    contents: dict[str, str] = field(default_factory=dict)  # that the run read, of files with rejects
    changes: dict[str, bool] = field(default_factory=dict)  # that were looked for
    there: dict[str, bool] = field(default_factory=dict)

    def met(self, reject: again.Rejected) -> None:
        """Take note of what a file held that something was rejected of."""
        if reject.content:
            self.contents[reject.file] = reject.content

    def are_worth(self, reject: again.Rejected) -> bool:
        """Return whether another try at one can end otherwise."""
        return REJECT_REASONS[reject.reason].again or (self.has(reject.file) and self.changed(reject.file))

    def leads_on(self, reject: again.Rejected) -> bool:
        """Return whether one is of a link to a folder, which a run meets and does not follow; named, it would be."""
        place = self._at(reject.file)
        return reject.reason == "not_a_file" and reject.file == reject.source and os.path.isdir(place)

    def changed(self, file: str) -> bool:
        """Return whether a file holds something else than it did; all of it is read for that, once."""
        if file not in self.changes:
            was = self.contents.get(file)
            self.changes[file] = self._written(file) if was is None else identity.content(self._at(file)) != was
        return self.changes[file]

    def _written(self, file: str) -> bool:
        """Return whether a file of which nothing was recorded was written to since; of a remote one nobody knows."""
        try:
            return not remote.is_remote(file) and os.stat(self._at(file)).st_mtime > self.since
        except OSError:
            return False

    def has(self, file: str) -> bool:
        """Return whether a file is there, or its server reached."""
        if file not in self.there:
            place = self._at(file)
            self.there[file] = remote.is_there(place) if remote.is_remote(file) else os.path.lexists(place)
        return self.there[file]

    def path(self, file: str) -> str:
        """Return the path of a file."""
        return named(file, self.base)

    def _at(self, file: str) -> str:
        """Return where a file is."""
        return at(self.path(file), self.base)


def options(plan: Plan, **changed: Any) -> Options:
    """Return the options of the run that is tried again, with those `changed` that are not None."""
    said = plan.manifest["options"]
    known = {field.name for field in fields(Options)}
    asked = {name: value for name, value in changed.items() if value is not None}
    own = {name: _own(said.get(name), plan.base) for name in ("lexicon", "spacy_model") if said.get(name)}
    return Options(**{name: value for name, value in said.items() if name in known} | own | asked)


def _own(given: str, base: str | None) -> str:
    """Return where a file or folder of the user's own is; a package of that name stays one."""
    place = at(given, base)
    return place if os.path.lexists(place) else given
