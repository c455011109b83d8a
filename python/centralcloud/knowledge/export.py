"""What has proven itself, as files and as the text of a request: same facts, same bytes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from functools import cache
from typing import Any, NamedTuple, TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined

from centralcloud.clone import is_foreign
from centralcloud.errors import CentralCloudError
from centralcloud.knowledge.artifacts import (
    Artifact,
    Entry,
    Reading,
    as_it_is,
    check,
    problems_in,
    reading_of,
)
from centralcloud.knowledge.compose import precedence
from centralcloud.knowledge.documents import InvalidDocument, written

#: GitHub takes 65,536 characters; the rest of the text and its own counting need some.
_LONGEST_BODY = 60_000
_LONGEST_REVOKED = 15_000
_LONGEST_LEFT_OUT = 5_000
_LONGEST_COUNT = 100
_LONGEST_NAME = 80
_LONGEST_REASON = 300
_MOST_PATHS = 50
_TYPE = re.compile(r"[a-z][a-z0-9_]{0,62}")
#: Not what Windows keeps for devices, whatever the ending.
_SEGMENT = re.compile(
    r"(?!\.)(?!(?i:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[A-Za-z0-9._-]+(?<!\.)(?<!\.lock)"
)
_LONGEST_ID = 200
_COUNTS = ("instances", "owners", "success_count", "usage_count")
#: What people's tools act upon in a plain text: @name, #1, !1, $1, ~label, ://, GH-1.
_TRIGGERS = re.compile(r"(?<=[@#!$~&%^*\[])(?=\w)|(?<=:)(?=//)|(?<=\w)(?=-\d)")
_WORD_JOINER = "\u2060"

Facts = Mapping[str, Any]
Document = dict[str, Any]
#: Files by path, each read: what its documents are.
Entries = dict[str, list[Entry]]
Item = TypeVar("Item")


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
    _leave_out_what_clashes(export, ())
    return export


def fit(export: Export, held: Mapping[str, bytes | None]) -> None:
    """Leave out what does not fit beside the files of a commit: `held`, by path.

    Their bytes are needed only of files that are to be removed, None stands for all others. A file
    that is gone, or holds something else by now, is not to be removed any more.
    """
    _leave_out_what_clashes(export, held)
    for path, key in list(export.removes.items()):
        document, problems = check(held.get(path) or b"")
        if problems or key_of(document) != key:
            del export.removes[path], export.facts[path]


def keep_whole(export: Export, found: Mapping[str, bytes | str]) -> None:
    """Leave out what would not load from the repository, or what else there would not any more.

    `found`: the files of a commit that may be artifacts, by path. A file of a person's is neither
    put in the shade by one of the same name, nor left with a reference that leads nowhere.
    """
    theirs = {path: as_it_is(path, raw) for path, raw in found.items() if isinstance(raw, bytes)}
    before = reading_of(sorted(found.items()), None, lambda path, _raw: theirs[path])
    newest: dict[tuple[str, str], Artifact] = {}
    for one in sorted(before.artifacts, key=lambda one: precedence(one.version)):
        newest[one.type, one.id] = one
    for path in sorted(export.writes):
        key = key_of(export.facts[path])
        held = newest.get((key.type, key.id))
        if held and held.path != path and precedence(held.version) >= precedence(key.version):
            export.elsewhere[path] = held.path
            export.leave_out(path, f"{held.path} holds {held.version} already")
    while unfit := _unfit(export, found, theirs, before):
        for path, reason in unfit.items():
            export.leave_out(path, reason)


def path_of(facts: Facts) -> str | None:
    """The file of an artifact: `learned/<type>/<id>.json`; None where that makes no safe path."""
    key = key_of(facts)
    segments = f"{key.id}.json".split("/")
    sound = (
        _TYPE.fullmatch(key.type)
        and len(key.id) <= _LONGEST_ID
        and all(_SEGMENT.fullmatch(segment) for segment in [*key.id.split("/"), segments[-1]])
    )
    path = "/".join(["learned", key.type, *segments])
    return path if sound and not is_foreign(path) else None


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


def title_of(export: Export) -> str:
    """The request in a line: counts alone, so that no name in it is acted upon."""
    counts = []
    if export.writes:
        counts.append(f"{len(export.writes):,} artifact{'s' * (len(export.writes) > 1)}")
    if export.removes:
        counts.append(f"{len(export.removes):,} revoked")
    return f"Learned: {', '.join(counts) or 'nothing any more'}"


def message_of(export: Export, branch: str) -> str:
    """The commit's message: paths alone, and the trailer by which our commit is known again."""
    lines = [f"+ {path}" for path in sorted(export.writes)]
    lines += [f"- {_inert(_line(path))}" for path in sorted(export.removes)]
    if len(lines) > _MOST_PATHS:
        lines[_MOST_PATHS:] = [f"and {len(lines) - _MOST_PATHS:,} more"]
    return "\n\n".join([title_of(export), "\n".join(lines), trailer(branch)]) + "\n"


def trailer(branch: str) -> str:
    """The line in a commit's message that says which export it is."""
    return f"CentralCloud-Export: {branch}"


def body_of(export: Export, branch: str) -> str:
    """The request's text in Markdown: why each artifact is there, cut where it gets too long."""
    left_out = sorted(export.left_out, key=lambda entry: (entry.key, entry.reason))
    shown = {
        "left_out": _cut(
            left_out, lambda e: f"- {code(str(e.key))}: {code(e.reason)}", _LONGEST_LEFT_OUT
        ),
        "revoked": _cut(
            sorted(export.removes), lambda path: _revoked_entry(export, path), _LONGEST_REVOKED
        ),
    }
    rest = _LONGEST_BODY - _units(_render(branch, shown | {"artifacts": ""}))
    shown["artifacts"] = _cut(
        sorted(export.writes), lambda path: _artifact_entry(export, path), rest
    )
    return _render(branch, shown)


def code(text: str, longest: int = _LONGEST_REASON) -> str:
    """Hostile text as a Markdown code span on one line, in which nothing is acted upon."""
    words = _line(text)
    if len(words) > longest:
        words = f"{words[: longest - 1]}…"
    return _span(_inert(words))


def _inert(words: str) -> str:
    """Text without what a forge acts upon even where it is no Markdown, or is quoted in it."""
    return _TRIGGERS.sub(_WORD_JOINER, words)


def _line(text: str) -> str:
    return " ".join("".join(map(_visible, text)).split())


def _span(line: str) -> str:
    """A code span of a line, each character as it is."""
    words = line or "—"
    fence = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    pad = " " if words[0] == "`" or words[-1] == "`" else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def _exact(text: str) -> str:
    """A code span to be copied from, of a type, an id or a path that was found to be sound."""
    return _span(_line(text))


def _document(facts: Facts) -> tuple[Document, bytes, str]:
    """The document of an artifact, the bytes of its file, and what is wrong with them."""
    content = facts["content"]
    if not isinstance(content, dict):
        return {}, b"", "not a JSON object"
    provenance = content.get("provenance")
    try:
        document = dict(content) | key_of(facts)._asdict()
        document["provenance"] = (
            (provenance if isinstance(provenance, dict) else {})
            | {"source": "learned"}
            | _figures(facts["figures"])
        )
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


def _unfit(
    export: Export, found: Mapping[str, bytes | str], theirs: Entries, before: Reading
) -> dict[str, str]:
    """Which of our files are invalid in the repository, else which make others so, and why."""
    kept = {path: raw for path, raw in found.items() if path not in export.removes}
    # What was composed need not be read again.
    ours = {path: [Entry("$", said, [], "")] for path, said in export.documents.items()}
    entries = theirs | ours
    files = sorted((kept | export.writes).items())
    after = reading_of(files, None, lambda path, _raw: entries[path])
    reasons = {entry.file: entry.reason for entry in reversed(after.invalid)}
    invalid = {path: reasons[path] for path in export.writes if path in reasons}
    if invalid:
        return invalid
    places = {(one.type, one.id, one.version): one.path for one in before.artifacts}
    return {
        path: f"{place} stands on it: {reasons[place]}"
        for key, place in places.items()
        if place in reasons and place not in export.facts
        for below in before.resolution.stands_on(key)
        for path, facts in list(export.facts.items())
        if path == places.get(below) or key_of(facts)[:2] == below[:2]
    }


def _leave_out_what_clashes(export: Export, held: Iterable[str]) -> None:
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


def _artifact_entry(export: Export, path: str) -> str:
    facts = export.facts[path]
    name = facts["content"].get("name")
    title = f" {code(str(name), _LONGEST_NAME)}" if name else ""
    return f"- {_exact(str(key_of(facts)))}{title}\n  {_told(facts)}\n  File: {_exact(path)}"


def _revoked_entry(export: Export, path: str) -> str:
    facts = export.facts[path]
    return f"- {_exact(str(key_of(facts)))}\n  {_told(facts)}\n  File that goes: {_exact(path)}"


def _told(facts: Facts) -> str:
    """Reason and figures of an artifact."""
    figures = _figures(facts["figures"])
    told = [
        f"{figures['success_count']:,} of {figures['usage_count']:,} uses succeeded",
        f"at least {figures['lower_bound']:.2f} by the lower bound",
        f"{figures['instances']:,} instances of {figures['owners']:,} owners",
    ]
    if "quality_score" in figures:
        told.append(f"quality {figures['quality_score']:.2f}")
    return f"{code(str(facts['reason']))}\n  {'; '.join(told)}."


def _cut(items: Sequence[Item], entry: Callable[[Item], str], budget: int) -> str:
    """As many entries as fit, and how many more there are."""
    shown: list[str] = []
    used = _LONGEST_COUNT
    for item in items:
        text = entry(item)
        used += _units(text) + 1
        if used > budget:
            shown.append(f"- and {len(items) - len(shown):,} more, in the diff")
            break
        shown.append(text)
    return "\n".join(shown)


def _units(text: str) -> int:
    """Length as the forge that counts most generously short does: in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _visible(character: str) -> str:
    """A space for what breaks lines, nothing for what is not seen or turns text around."""
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    return "" if category in ("Cf", "Cs", "Co", "Cn") else character


def _render(branch: str, lists: Mapping[str, str]) -> str:
    return _template()(branch=_exact(branch), **lists).strip() + "\n"


@cache
def _template() -> Callable[..., str]:
    # Markdown, not HTML: what is put in is made inert by `code`.
    environment = Environment(
        loader=PackageLoader("centralcloud.knowledge", ""),
        undefined=StrictUndefined,
        trim_blocks=True,
        autoescape=False,
    )
    return environment.get_template("export.md.j2").render


def check_payload(payload: Facts) -> None:
    """CentralCloudError when a member that the contract names is missing."""
    missing = [
        name
        for name in ("git_url", "forge", "export_id", "branch", "artifacts", "revoked")
        if payload.get(name) is None
    ]
    if missing:
        raise CentralCloudError(
            f"the payload of knowledge_export has no {', '.join(missing)}",
            detail="The hub names repository, forge, branch and the whole set to export.",
            hint="The worker and the hub's bundle are of different versions; upgrade both.",
            sqlstate="SC604",
        )
