"""Which source files a code base has: those git tracks, else those .gitignore leaves over."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pathspec import GitIgnoreSpec

from centralcloud.errors import CentralCloudError

#: suffix → language; files of no known language are no source files.
LANGUAGES = {".py": "python"}

#: What is never a code base's own, unless a .gitignore of it says `!name/`.
_NEVER_OWN = [
    ".*/",
    "__pycache__/",
    "node_modules/",
    "site-packages/",
    "dist-packages/",
    "venv/",
    "*.egg-info/",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """A source file as found: its path below the root, and the SHA-256 of its bytes."""

    path: str
    language: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Walk:
    """A code base as found: its real root, what revision it is, and its files by path."""

    root: Path
    revision: str
    entries: list[Entry]


def walk(root: Path) -> Walk:
    """Find and hash every source file below `root`; SC702 where `root` is no readable folder.

    The revision is git's commit, where there is one, else a digest of all paths and contents.
    """
    real = find_folder(root)
    tracked = _git_files(real)
    paths = _unignored(real) if tracked is None else tracked
    entries = [entry for path in sorted(set(paths)) if (entry := _entry(real, path)) is not None]
    return Walk(real, (tracked and _git(real, "rev-parse", "HEAD")) or _digest(entries), entries)


def find_folder(root: Path) -> Path:
    """The real folder behind a path; SC702 where there is none that can be read."""
    try:
        real = root.resolve(strict=True)
        next(os.scandir(real), None)
    except OSError as error:
        raise CentralCloudError(
            f"the code base's folder {root} cannot be read: {error.strerror}",
            detail="A code base is a folder that the worker can open.",
            hint="Mount or create it, or point the code base elsewhere: "
            "`centralcloud instance ingest NAME --path PATH`.",
            sqlstate="SC702",
        ) from error
    return real


def _entry(root: Path, path: str) -> Entry | None:
    """None for what is no regular file of a known language; an unreadable file has no digest."""
    language = LANGUAGES.get(PurePosixPath(path).suffix)
    file = root / path
    if language is None or file.is_symlink() or not file.is_file():
        return None
    try:
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").digest()
    except OSError:
        digest = b""
    # A name that is not UTF-8 cannot be stored as it is; the file is then one that cannot be read.
    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
    return Entry(shown, language, digest if shown == path else b"")


def _git_files(root: Path) -> list[str] | None:
    """What git tracks below `root`; None without git, or where it tracks nothing there."""
    listed = _git(root, "ls-files", "-z", "--cached", "--recurse-submodules")
    return listed.rstrip("\0").split("\0") if listed else None


def _git(root: Path, *arguments: str) -> str | None:
    # fsmonitor names a program: a code base must not choose what runs here.
    command = ["git", "-C", os.fspath(root), "-c", "core.fsmonitor=false", *arguments]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
    except FileNotFoundError:
        return None
    return None if done.returncode else os.fsdecode(done.stdout).strip("\n")


def _unignored(root: Path) -> Iterator[str]:
    """Paths below `root` that no .gitignore on the way to them excludes."""
    specs = {"": [("", GitIgnoreSpec.from_lines(_NEVER_OWN))]}
    for folder, folders, files in os.walk(root):
        here = os.path.relpath(folder, root).replace(os.sep, "/")
        prefix = "" if here == "." else f"{here}/"
        mine = specs.pop(prefix) + _gitignore(Path(folder), prefix)
        folders[:] = [
            name
            for name in folders
            if not _is_ignored(mine, f"{prefix}{name}/")
            and not Path(folder, name, "pyvenv.cfg").exists()
        ]
        specs.update({f"{prefix}{name}/": mine for name in folders})
        yield from (prefix + name for name in files if not _is_ignored(mine, prefix + name))


def _gitignore(folder: Path, prefix: str) -> list[tuple[str, GitIgnoreSpec]]:
    try:
        lines = (folder / ".gitignore").read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return [(prefix, GitIgnoreSpec.from_lines(lines))]


def _is_ignored(specs: list[tuple[str, GitIgnoreSpec]], path: str) -> bool:
    """The nearest .gitignore that says anything of a path decides."""
    for prefix, spec in reversed(specs):
        verdict = spec.check_file(path.removeprefix(prefix)).include
        if verdict is not None:
            return verdict
    return False


def _digest(entries: list[Entry]) -> str:
    content = hashlib.sha256()
    for entry in entries:
        content.update(entry.path.encode() + b"\0" + entry.digest)
    return content.hexdigest()[:40]
