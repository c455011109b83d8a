"""The artifacts of a commit: every JSON file checked, the good ones to load, the others listed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, astuple, dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, LiteralString

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from psycopg import Connection

from centralcloud.clone import Clone, File
from centralcloud.knowledge.documents import InvalidDocument, parse

_LARGEST = 1024 * 1024
_MOST_REASONS = 10
_LONGEST_REASON = 300


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
    """What a commit holds, in order of path."""

    artifacts: list[Artifact] = field(default_factory=list)
    invalid: list[Invalid] = field(default_factory=list)

    def invalid_as_json(self) -> list[dict[str, str]]:
        """The list as it goes into a task's result."""
        return [asdict(entry) for entry in self.invalid]


def read_artifacts(clone: Clone, commit: str) -> Reading:
    """Check every JSON file of a commit that is not below a folder with a leading dot.

    Of two files with the same type, id and version, the first by path is loaded.
    """
    reading = Reading()
    candidates = [file for file in clone.files(commit) if _is_candidate(file.path)]
    readable = []
    for file in candidates:
        reason = _unreadable(file)
        if reason:
            reading.invalid.append(_invalid(file.path, "$", reason))
        else:
            readable.append(file)
    seen: dict[tuple[str, str, str], str] = {}
    for file, raw in zip(readable, clone.read(readable), strict=True):
        _sort_in(reading, seen, file.path, raw)
    reading.invalid.sort(key=lambda entry: (entry.file, entry.path, entry.reason))
    return reading


def copy_artifacts(
    connection: Connection[Any], statement: LiteralString, artifacts: Iterable[Artifact]
) -> None:
    """Copy into a room's incoming table, `statement` naming type, id, version, path and raw."""
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for artifact in artifacts:
            copy.write_row(astuple(artifact))


def check(raw: bytes) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The document in these bytes and what is wrong with it, as (JSON path, reason)."""
    try:
        document = parse(raw)
    except InvalidDocument as error:
        return {}, [("$", str(error))]
    violations = sorted(_leaves(_validator().iter_errors(document)), key=lambda v: v.json_path)
    return document, [(v.json_path, v.message) for v in violations[:_MOST_REASONS]]


def _sort_in(
    reading: Reading, seen: dict[tuple[str, str, str], str], path: str, raw: bytes
) -> None:
    document, problems = check(raw)
    if not problems:
        key = (document["type"], document["id"], document["version"])
        first = seen.setdefault(key, path)
        if first == path:
            reading.artifacts.append(Artifact(*key, path, raw.decode()))
            return
        problems = [("$", f"{' '.join(key)} is in {first} already")]
    reading.invalid.extend(_invalid(path, where, reason) for where, reason in problems)


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads((files(__package__) / "artifact.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _leaves(errors: Iterator[ValidationError]) -> Iterator[ValidationError]:
    """What is wrong, below the conditions that wrap it."""
    for error in errors:
        if error.context:
            yield from _leaves(iter(error.context))
        else:
            yield error


def _is_candidate(path: str) -> bool:
    folders = path.split("/")
    return path.endswith(".json") and not any(part.startswith(".") for part in folders)


def _unreadable(file: File) -> str | None:
    if not file.mode.startswith("100"):
        return "not a regular file"
    if file.size > _LARGEST:
        return f"larger than 1 MiB ({file.size} bytes)"
    try:
        file.path.encode()
    except UnicodeEncodeError:
        return "its name is not UTF-8"
    return None


def _invalid(file: str, path: str, reason: str) -> Invalid:
    """An entry that PostgreSQL can store, whatever the names and values in it are."""
    return Invalid(_storable(file), _storable(path), _storable(reason)[:_LONGEST_REASON])


def _storable(text: str) -> str:
    return text.encode(errors="backslashreplace").decode().replace("\0", "\\0")
