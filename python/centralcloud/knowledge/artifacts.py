"""The artifacts of a commit or a folder: each JSON file checked, the good ones to load, the others
listed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from typing import Any, LiteralString

from psycopg import Connection

from centralcloud.clone import Clone, File
from centralcloud.knowledge.compose import Document, Key, Resolution, key_of, resolve
from centralcloud.knowledge.documents import InvalidDocument, parse
from centralcloud.knowledge.schema import Problem, problems_of

#: How the reason begins where the system refuses to read a file or folder.
UNREADABLE = "it cannot be read: "
#: Bytes a file has at most.
LARGEST = 1024 * 1024
_LONGEST_REASON = 300
#: Beyond so many members, only the first thing that is wrong is told.
_MANY = 20_000
#: A chain of references is told whole.
_LONGEST_CHAIN = 4000

#: A file by its path: its bytes, or why they are not read.
Found = tuple[str, bytes | str]


@dataclass(frozen=True)
class Entry:
    """A document of a file: its JSON path there, what is wrong with it, its text to be loaded."""

    where: str
    document: dict[str, Any]
    problems: list[Problem]
    raw: str


@dataclass(frozen=True)
class Artifact:
    """A file that may be loaded; `raw` is its text, byte for byte."""

    type: str
    id: str
    version: str
    path: str
    raw: str


@dataclass(frozen=True)
class Invalid:
    """Why a file may not: `path` is the JSON path of what is wrong, `$` the whole file."""

    file: str
    path: str
    reason: str


@dataclass
class Reading:
    """What a commit or a folder holds, in order of path."""

    artifacts: list[Artifact] = field(default_factory=list)
    invalid: list[Invalid] = field(default_factory=list)
    #: The artifacts with all they stand on, by type, id and version.
    resolution: Resolution = field(default_factory=Resolution)

    def invalid_as_json(self) -> list[dict[str, str]]:
        """The list as it goes into a task's result."""
        return [vars(entry).copy() for entry in self.invalid]


def read_artifacts(
    clone: Clone, commit: str, known: Mapping[Key, Document] | None = None
) -> Reading:
    """Check every JSON file of a commit that is not below a folder with a leading dot.

    Of two files with the same type, id and version, the first by path counts. Invalid is also what
    refers to what is neither in the commit nor among `known` (the documents of other origins).
    """
    return reading_of(in_commit(clone, commit), known)


def read_folder(folder: Path, known: Mapping[Key, Document] | None = None) -> Reading:
    """Check the JSON files of a folder and those below, in the same way; no link is followed."""
    return reading_of(files_in(folder), known)


def copy_artifacts(
    connection: Connection[Any], statement: LiteralString, artifacts: Iterable[Artifact]
) -> None:
    """Copy into a room's incoming table, `statement` naming type, id, version, path and raw."""
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for one in artifacts:
            copy.write_row((one.type, one.id, one.version, one.path, one.raw))


def check(raw: bytes) -> tuple[dict[str, Any], list[Problem]]:
    """The document in these bytes and what is wrong with it alone, as (JSON path, reason)."""
    try:
        document = parse(raw)
    except InvalidDocument as error:
        return {}, [("$", str(error))]
    return document, problems_in(document, raw)


def problems_in(document: dict[str, Any], raw: bytes) -> list[Problem]:
    """What is wrong with a document alone that `raw` is the JSON of."""
    return problems_of(document, only_first=raw.count(b",") > _MANY)


def as_it_is(_path: str, raw: bytes) -> list[Entry]:
    """A file is one document."""
    document, problems = check(raw)
    return [Entry("$", document, problems, "" if problems else raw.decode())]


def reading_of(
    found: Iterable[Found],
    known: Mapping[Key, Document] | None,
    entries_of: Callable[[str, bytes], list[Entry]] = as_it_is,
) -> Reading:
    """The one way from files to artifacts, wherever the files are and whatever is in each."""
    reading = Reading()
    documents: dict[Key, Document] = {}
    places: dict[Key, tuple[str, Entry]] = {}
    for path, raw in found:
        if isinstance(raw, str):
            reading.invalid.append(_invalid(path, "$", raw))
            continue
        for entry in entries_of(path, raw):
            problems = entry.problems
            if not problems:
                key = key_of(entry.document)
                first, other = places.setdefault(key, (path, entry))
                if other is entry:
                    documents[key] = entry.document
                else:
                    problems = [("$", f"{' '.join(key)} is in {first} already")]
            reading.invalid.extend(_invalid(path, _in(entry, at), why) for at, why in problems)
    reading.resolution = resolve(documents, known)
    for key, (path, entry) in places.items():
        unresolved = reading.resolution.problems.get(key)
        if unresolved is None:
            reading.artifacts.append(Artifact(*key, path, entry.raw))
        else:
            reading.invalid.extend(
                _invalid(path, _in(entry, at), why, _LONGEST_CHAIN) for at, why in unresolved
            )
    reading.invalid.sort(key=lambda entry: (entry.file, entry.path, entry.reason))
    return reading


def _in(entry: Entry, path: str) -> str:
    return entry.where + path.removeprefix("$")


def in_commit(clone: Clone, commit: str) -> Iterator[Found]:
    """The files of a commit that may be artifacts, in order of path."""
    candidates = [file for file in clone.files(commit) if _is_candidate(file.path)]
    reasons = {file.path: _unreadable(file) for file in candidates}
    contents = clone.read(file for file in candidates if not reasons[file.path])
    for file in candidates:
        yield file.path, reasons[file.path] or next(contents)


def files_in(folder: Path) -> Iterator[Found]:
    """The JSON files of a folder and those below, in order of path, as a commit lists them.

    A folder that cannot be listed has its reason; its path is `.` or has a slash at the end.
    """
    for path, reason in sorted(_below(folder, "")):
        yield path, reason or _content(f"{folder}/{path}", path)


def _below(folder: Path, prefix: str) -> Iterator[tuple[str, str]]:
    """Candidates and folders that cannot be looked into, these with the reason."""
    try:
        with os.scandir(folder / prefix) as entries:
            found = list(entries)
    except OSError as error:
        yield prefix or ".", f"{UNREADABLE}{error.strerror}"
        return
    for entry in found:
        path = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith("."):
                yield from _below(folder, f"{path}/")
        elif _is_candidate(path):
            yield path, ""


def _content(file: str, path: str) -> bytes | str:
    try:
        status = os.lstat(file)
        reason = _refused(stat.S_ISREG(status.st_mode), status.st_size, path)
        if reason:
            return reason
        # No path object, no buffer: half of the time that read_bytes takes.
        with FileIO(file) as opened:
            return opened.readall()
    except OSError as error:
        return f"{UNREADABLE}{error.strerror}"


def _is_candidate(path: str) -> bool:
    folders = path.split("/")
    return path.endswith(".json") and not any(part.startswith(".") for part in folders)


def _unreadable(file: File) -> str | None:
    return _refused(file.mode.startswith("100"), file.size, file.path)


def _refused(is_regular: bool, size: int, path: str) -> str | None:
    if not is_regular:
        return "not a regular file"
    if size > LARGEST:
        return f"larger than 1 MiB ({size} bytes)"
    try:
        path.encode()
    except UnicodeEncodeError:
        return "its name is not UTF-8"
    return None


def _invalid(file: str, path: str, reason: str, longest: int = _LONGEST_REASON) -> Invalid:
    """An entry that PostgreSQL can store, whatever the names and values in it are."""
    return Invalid(_storable(file), _storable(path), _storable(reason)[:longest])


def _storable(text: str) -> str:
    return text.encode(errors="backslashreplace").decode().replace("\0", "\\0")
