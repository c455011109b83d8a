"""What has proven itself, as files: same facts, same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Any, NamedTuple

from centralcloud.clone import is_foreign
from centralcloud.knowledge.artifacts import check, problems_in
from centralcloud.knowledge.documents import InvalidDocument, written

_TYPE = re.compile(r"[a-z][a-z0-9_]{0,62}")
#: Not what Windows keeps for devices, whatever the ending.
_SEGMENT = re.compile(
    r"(?!\.)(?!(?i:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[A-Za-z0-9._-]+(?<!\.)(?<!\.lock)"
)
_LONGEST_ID = 200
_COUNTS = ("instances", "owners", "success_count", "usage_count")

Facts = Mapping[str, Any]
Document = dict[str, Any]


class Key(NamedTuple):
    """Which artifact: the order that everything is listed in."""

    type: str
    id: str
    version: str

    def __str__(self) -> str:
        return f"{self.type}:{self.id}@{self.version}"


@dataclass(frozen=True)
class LeftOut:
    """What was asked for and can't be exported, with the reason."""

    key: Key
    reason: str


@dataclass
class Export:
    """What a branch is to hold: files to write, files to remove, and why."""

    writes: dict[str, bytes] = field(default_factory=dict)
    #: By path: the document that is written.
    documents: dict[str, Document] = field(default_factory=dict)
    removes: dict[str, Key] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    #: By path: of each file that is written or removed, what is said of it.
    facts: dict[str, Facts] = field(default_factory=dict)
    #: Of what was left out: the repository's own file of that version or a newer one, by path.
    elsewhere: dict[str, str] = field(default_factory=dict)

    def copy(self) -> Export:
        """Another, of which files can be left out without a change to this one."""
        return Export(*(copy(part) for part in vars(self).values()))

    def leave_out(self, path: str, reason: str) -> None:
        """Take a file out of the export again."""
        self.left_out.append(LeftOut(key_of(self.facts.pop(path)), reason))
        self.writes.pop(path, None)
        self.documents.pop(path, None)
        self.removes.pop(path, None)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write and nothing to remove."""
        return not self.writes and not self.removes


def compose(artifacts: Iterable[Facts], revoked: Iterable[Facts]) -> Export:
    """The export of these artifacts (as in a task's payload), in whatever order they come.

    What a repository could not load, or may not hold, is left out, the rest composed.
    """
    export = Export()
    for facts in sorted(artifacts, key=key_of):
        path = path_of(facts)
        reason = "" if path else "its type or id makes no file name"
        if path in export.writes:
            reason = "another version of it is in this export"
        document, raw, reason = ({}, b"", reason) if reason else _document(facts)
        if path is None or reason:
            export.left_out.append(LeftOut(key_of(facts), reason))
        else:
            export.writes[path] = raw
            export.documents[path] = document
            export.facts[path] = facts
    for facts in sorted(revoked, key=key_of):
        path = str(facts["path"])
        if is_foreign(path):
            export.left_out.append(LeftOut(key_of(facts), f"no file of ours: {path}"))
        elif path not in export.facts:
            export.removes[path] = key_of(facts)
            export.facts[path] = facts
    leave_out_what_clashes(export, ())
    return export


def path_of(facts: Facts) -> str | None:
    """The file of an artifact: `learned/<type>/<id>.json`; None where that makes no safe path."""
    key = key_of(facts)
    is_sound = (
        _TYPE.fullmatch(key.type)
        and len(key.id) <= _LONGEST_ID
        and all(map(_SEGMENT.fullmatch, key.id.split("/")))
    )
    path = f"learned/{key.type}/{key.id}.json"
    return path if is_sound and not is_foreign(path) else None


def key_of(facts: Facts) -> Key:
    """Type, id and version, as they are."""
    return Key(str(facts["type"]), str(facts["id"]), str(facts["version"]))


def same_content(one: bytes, other: bytes) -> bool:
    """Whether two files say the same, their provenance (and so their figures) aside."""
    if one == other:
        return True
    (left, wrong), (right, also_wrong) = check(one), check(other)
    if wrong or also_wrong:
        return False
    return {**left, "provenance": None} == {**right, "provenance": None}


def leave_out_what_clashes(export: Export, held: Iterable[str]) -> None:
    """A file can't stand where a folder is, nor below a file: the second comes too late.

    Names that differ in case alone are one name to the file systems of many who check it out.
    """
    files = {path.casefold(): path for path in held}
    folders = {folder.casefold() for path in files.values() for folder in _folders(path)}
    for path in sorted(export.writes):
        above = [folder.casefold() for folder in _folders(path)]
        blocking = next((files[folder] for folder in above if folder in files), None)
        other = files.setdefault(path.casefold(), path)
        if path.casefold() in folders:
            export.leave_out(path, f"a folder is at {path}")
        elif blocking:
            export.leave_out(path, f"a file is at {blocking}")
        elif other != path:
            export.leave_out(path, f"to some file systems it is the same file as {other}")
        else:
            folders.update(above)


def _folders(path: str) -> Iterator[str]:
    parts = path.split("/")
    return ("/".join(parts[:end]) for end in range(1, len(parts)))


def _document(facts: Facts) -> tuple[Document, bytes, str]:
    """The document of an artifact, the bytes of its file, and what is wrong with them."""
    content = facts["content"]
    if not isinstance(content, dict):
        return {}, b"", "not a JSON object"
    said = content.get("provenance")
    provenance = said if isinstance(said, dict) else {}
    try:
        document = {
            **content,
            **key_of(facts)._asdict(),
            "provenance": {**provenance, "source": "learned", **_figures(facts["figures"])},
        }
        raw = written(document)
    except (InvalidDocument, ValueError) as error:
        return {}, b"", f"not JSON that can be stored: {error}"
    problems = problems_in(document, raw)
    return document, raw, "; ".join(f"{where}: {reason}" for where, reason in problems)


def _figures(figures: Facts) -> dict[str, Any]:
    """Two decimals: a figure that hardly moved is no change; a bound is never rounded up."""
    rounded: dict[str, Any] = {name: int(figures[name]) for name in _COUNTS}
    rounded["lower_bound"] = _two(figures["lower_bound"], ROUND_FLOOR)
    if figures.get("quality_score") is not None:
        rounded["quality_score"] = _two(figures["quality_score"], ROUND_HALF_EVEN)
    return rounded


def _two(value: float, rounding: str) -> float:
    return float(Decimal(str(value)).quantize(Decimal("0.01"), rounding=rounding)) + 0.0
