"""A folder of this machine as artifacts: checked only where its files, or what is known, differ."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from errno import EACCES
from pathlib import Path
from typing import Any

from centralcloud import __version__
from centralcloud.errors import CentralCloudError
from centralcloud.knowledge.artifacts import (
    UNREADABLE,
    Entry,
    Found,
    Reading,
    copy_artifacts,
    files_in,
    reading_of,
)
from centralcloud.tasks.registry import TaskContext

_COPY = "copy knowledge.incoming_artifacts (type, id, version, path, raw) from stdin"

Report = Callable[[int, int, str], None]


def load(context: TaskContext, entries_of: Callable[[str, bytes], list[Entry]]) -> dict[str, Any]:
    """Read folder payload {folder} and copy its artifacts; `entries_of` says what a file holds.

    Result: {digest, unchanged, files, copied, invalid: [{file, path, reason}]}. CentralCloudError
    SC622 where the folder cannot be read, or is empty of a sudden: then what it held stays.
    """
    name = context.payload["folder"]
    row = context.connection.execute(
        "select path, digest, surroundings from knowledge.folder(%s)", [name]
    ).fetchone()
    assert row is not None
    path, known_digest, surroundings = Path(row[0]), row[1], row[2]
    digest, files = _digest(_listed(name, path), surroundings, context.report)
    _require_files(context, name, path, files)
    result = {"digest": digest, "files": files}
    if digest == known_digest:
        return result | {"unchanged": True, "copied": 0, "invalid": []}
    found = _counted(_listed(name, path), files, context.report)
    reading = _read(context, name, found, entries_of)
    copy_artifacts(context.connection, _COPY, reading.artifacts)
    return result | {
        "unchanged": False,
        "copied": len(reading.artifacts),
        "invalid": reading.invalid_as_json(),
    }


def _listed(name: str, folder: Path) -> Iterator[Found]:
    """Its files; CentralCloudError where it, or a folder in it, cannot be read now.

    A file that only this account may not read is one that cannot be loaded; one that is gone or
    breaks off while the folder is read is a sign that all of them may be.
    """
    for path, content in files_in(folder):
        if isinstance(content, str) and content.startswith(UNREADABLE):
            reason = content.removeprefix(UNREADABLE)
            is_folder = path == "." or path.endswith("/")
            if is_folder or reason != os.strerror(EACCES):
                raise _unreadable(name, folder / path, reason)
        yield path, content


def _require_files(context: TaskContext, name: str, folder: Path, files: int) -> None:
    """What is empty now and held artifacts is most likely not mounted."""
    if files:
        return
    row = context.connection.execute(
        "select coalesce(artifacts, 0) from knowledge.list_folders() where name = %s", [name]
    ).fetchone()
    if row is not None and row[0]:
        raise _unreadable(name, folder, f"it holds no JSON file, and held {row[0]} artifacts")


def _unreadable(name: str, place: Path, reason: str) -> CentralCloudError:
    return CentralCloudError(
        f"folder {name} cannot be read: {reason}",
        detail=f"{place}; its artifacts stay until it can be read, or is forgotten.",
        hint="Look whether it is there and the worker may read it; knowledge.register_folder() "
        "says where it went, knowledge.forget_folder() that it is gone for good.",
        sqlstate="SC622",
    )


def _digest(found: Iterable[Found], surroundings: str, report: Report) -> tuple[str, int]:
    """SHA-256 of the files and of what else the reading depends on; how many files there are."""
    digest = hashlib.sha256(f"{__version__}\n{surroundings}\n".encode())
    files = 0
    for path, raw in found:
        content = raw.encode(errors="surrogateescape") if isinstance(raw, str) else raw
        kind = type(raw).__name__
        digest.update(f"{path}\0{kind} {len(content)}\0".encode(errors="surrogateescape"))
        digest.update(content)
        files += 1
        report(0, files, "files")
    return digest.hexdigest(), files


def _counted(found: Iterable[Found], total: int, report: Report) -> Iterator[Found]:
    for number, one in enumerate(found, 1):
        yield one
        report(number, max(number, total), "files")


def _read(
    context: TaskContext,
    name: str,
    found: Iterable[Found],
    entries_of: Callable[[str, bytes], list[Entry]],
) -> Reading:
    rows = context.connection.execute(
        "select type, id, version, content from knowledge.known_documents(%s)", [name]
    )
    known = {(type_, id_, version): content for type_, id_, version, content in rows}
    return reading_of(found, known, entries_of)
