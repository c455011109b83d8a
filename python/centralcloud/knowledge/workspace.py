"""A templates repository in a person's folder: made, added to, looked at."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from errno import ENOTDIR
from pathlib import Path
from typing import Any

from centralcloud.clone import Clone
from centralcloud.errors import CentralCloudError
from centralcloud.git import Git, GitError
from centralcloud.knowledge.artifacts import (
    Artifact,
    Invalid,
    Reading,
    check,
    read_artifacts,
    read_folder,
)
from centralcloud.knowledge.compose import (
    Key,
    Reference,
    highest,
    key_of,
    name_of,
    placeholders,
    precedence,
    resolve,
)
from centralcloud.knowledge.schema import takes

#: The artifacts that a new repository begins with.
STARTER = Path(__file__).parents[1] / "starter"

_IDENTITY = ("-c", "user.name=CentralCloud", "-c", "user.email=centralcloud@centralcloud.invalid")
#: Files that would mean something to our own git and wheel have no dot there.
_RENAMED = {"gitattributes": ".gitattributes"}
_PLURALS = {
    kind: f"{kind}s" for kind in ("checklist", "framework", "prompt", "rule", "snippet", "template")
}
#: What CentralCloud itself writes and removes, by type or folder.
_RESERVED = {"pattern", "patterns", "ranking", "learned"}


# Making -------------------------------------------------------------------------------------------


def create(folder: Path) -> list[str]:
    """Make a Git repository with the starter's files and a first commit; the paths written.

    CentralCloudError where the folder holds anything.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        is_empty = not any(folder.iterdir())
    except OSError as error:
        raise _unusable(folder, error) from error
    if not is_empty:
        raise CentralCloudError(
            f"{folder} is not empty",
            detail="A new repository is made in a folder of its own.",
            hint="Name one that is empty or not there yet.",
            sqlstate="SC626",
        )
    place = ("-C", str(folder.absolute()))
    Git().run(*place, "init", "--quiet", "--template=", "--initial-branch=main")
    written = []
    for source in sorted(STARTER.rglob("*")):
        path = source.relative_to(STARTER)
        if source.is_file():
            target = folder / path.with_name(_RENAMED.get(path.name, path.name))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
            written.append(str(target.relative_to(folder)))
    Git().run(*place, "add", "--all")
    Git().run(*place, *_IDENTITY, "commit", "--quiet", "--message=Starter templates")
    return sorted(written)


def scaffold(folder: Path, kind: str, name: str, extends: str | None) -> Path:
    """Write a new artifact's file, `<plural of the type>/<id>.json`, and return its path.

    CentralCloudError where there is one of that type and id, or what it extends is not there.
    """
    if kind in _RESERVED or _PLURALS.get(kind, kind) in _RESERVED:
        raise CentralCloudError(
            f"artifacts of type {kind} are not made by hand",
            detail="The hub writes patterns/ and learned/ and removes what it did not write there.",
            hint="Choose another type, such as prompt, template or rule.",
            sqlstate="SC629",
        )
    document = _scaffolded(kind, name, extends)
    _, problems = check(json.dumps(document).encode())
    if problems:
        path, reason = problems[0]
        raise CentralCloudError(
            f"{kind} {name} cannot be: {reason}",
            detail=f"{path} of an artifact is checked by its schema.",
            hint="Call it again with another type or id.",
            sqlstate="SC629",
        )
    reading = read_folder(folder)
    there = [a.path for a in reading.artifacts if (a.type, a.id) == (kind, name)]
    path = f"{_PLURALS.get(kind, kind)}/{name}.json"
    if there or (folder / path).is_symlink() or (folder / path).exists():
        raise CentralCloudError(
            f"{kind} {name} is there already: {(there or [path])[0]}",
            detail="A new artifact never takes the place of one.",
            hint="Edit that file and raise its version, or choose another id.",
            sqlstate="SC629",
        )
    _require_resolvable(reading, document)
    try:
        if not (folder / path).parent.resolve().is_relative_to(folder.resolve()):
            raise NotADirectoryError(ENOTDIR, "a link leads out of the repository")
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with (folder / path).open("x", encoding="utf-8") as file:
            file.write(pretty(document) + "\n")
    except OSError as error:
        raise _unusable(folder / path, error) from error
    return folder / path


def _scaffolded(kind: str, name: str, extends: str | None) -> dict[str, Any]:
    words = " ".join(re.split(r"[/._-]+", name)).strip()
    document: dict[str, Any] = {
        "type": kind,
        "id": name,
        "version": "1.0.0",
        "name": words[:1].upper() + words[1:] or name,
        "description": f"What this {kind} is for.",
    }
    if extends is None:
        document |= {
            "body": "Text, in which {{ subject }} stands for the parameter of that name.",
            "parameters": {"subject": {"description": "What it is about."}},
        }
    else:
        document["extends"] = extends
    today = datetime.now(UTC).date().isoformat()
    return document | {"provenance": {"source": "manual", "created_at": today}}


def _require_resolvable(reading: Reading, document: dict[str, Any]) -> None:
    key = key_of(document)
    known = {key_of(d): d for d in (json.loads(a.raw) for a in reading.artifacts)}
    problems = resolve({key: document}, known).problems.get(key)
    if problems:
        raise CentralCloudError(
            f"{name_of(key)} cannot be resolved: {problems[0][1]}",
            detail="What an artifact extends is in the same folder and valid.",
            hint="`centralcloud templates validate` lists what is wrong there.",
            sqlstate="SC627",
        )


def pretty(document: dict[str, Any]) -> str:
    """A document as its file holds it."""
    return json.dumps(document, indent=2, ensure_ascii=False)


# Looking ------------------------------------------------------------------------------------------


def read_working_tree(folder: Path) -> Reading:
    """What the folder holds now; CentralCloudError where it holds no artifact file at all."""
    reading = read_folder(folder)
    if not reading.artifacts and not reading.invalid:
        raise CentralCloudError(
            f"there is no JSON file in {folder}",
            detail="A templates repository holds one JSON file an artifact.",
            hint="Name its folder; `centralcloud templates init FOLDER` makes one.",
            sqlstate="SC626",
        )
    return reading


def read_last_commit(folder: Path) -> Reading:
    """What the folder's last commit holds of the folder."""
    try:
        told = Git().run(
            "-C", str(folder.absolute()), "rev-parse", "--absolute-git-dir", "--show-prefix"
        )
        place, prefix = told.splitlines()[:2]
        return read_artifacts(Clone(Path(place), str(folder)), f"HEAD:{prefix}")
    except GitError as error:
        if error.sqlstate == "SC607":
            raise
        raise CentralCloudError(
            f"{folder} has no commit to compare with",
            detail=error.detail or error.message,
            hint="Commit first, or name two artifacts.",
            sqlstate="SC626",
        ) from error


def warnings_of(reading: Reading) -> list[Invalid]:
    """What is allowed and most likely not meant, in order of file."""
    paths = {(a.type, a.id, a.version): a.path for a in reading.artifacts}
    found = []
    for key, document in reading.resolution.documents.items():
        if "body" not in document:
            continue
        used, declared = placeholders(document["body"]), document.get("parameters", {})
        found += [
            Invalid(paths[key], "$.body", f"{{{{ {name} }}}} is no parameter and stays as it is")
            for name in used
            if name not in declared
        ]
        found += [
            Invalid(paths[key], f"$.parameters.{name}", "the body does not use it")
            for name in declared
            if name not in used
        ]
    return sorted(found, key=lambda entry: (entry.file, entry.path, entry.reason))


@dataclass(frozen=True)
class Shown:
    """An artifact with all it stands on."""

    artifact: Artifact
    document: dict[str, Any]
    stands_on: list[Key]


def find(reading: Reading, text: str) -> Shown:
    """The artifact of a reference; CentralCloudError that says what there is instead."""
    shown = find_if_there(reading, text)
    if shown is None:
        raise _unknown(reading, Reference.parse(text))
    return shown


def find_if_there(reading: Reading, text: str) -> Shown | None:
    """The same; None where there is none. CentralCloudError where it is there and unusable."""
    if not takes("reference", text):
        raise CentralCloudError(
            f"{text!r} is no reference to an artifact",
            detail="A reference is type:id, which is the highest release, or type:id@version.",
            hint="Such as prompt:review/python or prompt:review/python@1.0.0.",
            sqlstate="SC627",
        )
    reference = Reference.parse(text)
    versions = _versions(reading, reference)
    version = reference.version or (highest(versions) if versions else "")
    key = (reference.type, reference.id, version)
    if key in reading.resolution.problems:
        raise CentralCloudError(
            f"{name_of(key)} cannot be resolved",
            detail="\n".join(reason for _, reason in reading.resolution.problems[key]),
            hint="`centralcloud templates validate` lists all that is wrong.",
            sqlstate="SC627",
        )
    if key not in reading.resolution.documents:
        return None
    artifact = next(a for a in reading.artifacts if (a.type, a.id, a.version) == key)
    document = reading.resolution.documents[key]
    return Shown(artifact, document, reading.resolution.stands_on(key))


def _versions(reading: Reading, reference: Reference) -> list[str]:
    every = [*reading.resolution.documents, *reading.resolution.problems]
    return [v for kind, name, v in every if (kind, name) == (reference.type, reference.id)]


def _unknown(reading: Reading, reference: Reference) -> CentralCloudError:
    versions = _versions(reading, reference)
    names = sorted({f"{kind}:{name}" for kind, name, _ in reading.resolution.documents})
    ids = get_close_matches(reference.id, {name.partition(":")[2] for name in names}, 3)
    near = [name for name in names if name.partition(":")[2] in ids]
    if versions:
        detail = f"Its versions are {', '.join(sorted(versions, key=precedence))}."
    elif near:
        detail = f"There is {', '.join(near)}."
    else:
        detail = f"There are {len(names)} others."
    files = len({entry.file for entry in reading.invalid})
    hint = f"{files} files are invalid and left out; `centralcloud templates validate` says why."
    return CentralCloudError(
        f"there is no {reference}",
        detail=detail,
        hint=hint if files else "`centralcloud templates new` makes one.",
        sqlstate="SC627",
    )


def _unusable(path: Path, error: OSError) -> CentralCloudError:
    return CentralCloudError(
        f"{path} cannot be used: {error.strerror}",
        detail="It is to be a folder that you may write to.",
        hint="Name another one, or look at its owner and rights.",
        sqlstate="SC626",
    )
