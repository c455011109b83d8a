"""A bare clone of our own: no work tree to dirty, no checkout of anybody's to touch."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from centralcloud.errors import CentralCloudError
from centralcloud.git import Git, GitError, redact

_NETWORK_TIMEOUT = 300.0
_DEFAULT_BRANCH = "main"
_NAME, _EMAIL = "CentralCloud", "centralcloud@centralcloud.invalid"
#: All that is ever written or removed lies below one of these folders.
_OURS = ("patterns", "learned")
#: What a push that came second is told; every other rejection is a rule of the remote.
_OVERTAKEN = (
    "(fetch first)", "(non-fast-forward)", "(stale info)", "cannot lock ref",
    "failed to update ref", "incorrect old value",
)  # fmt: skip


class PushOvertaken(GitError):
    """Somebody else pushed first: fetch, write again, push again."""


@dataclass(frozen=True)
class Tip:
    """The branch a remote works on; `commit` is None while the remote is empty."""

    branch: str
    commit: str | None


@dataclass(frozen=True)
class File:
    """An entry of a commit's tree; `mode` as in git (100644, 120000 for a link), size in bytes."""

    path: str
    mode: str
    blob: str
    size: int


@dataclass(frozen=True)
class Commit:
    """What a commit says of itself; `committer` as `name <address>`."""

    commit: str
    parents: tuple[str, ...]
    committer: str
    message: str

    @property
    def is_ours(self) -> bool:
        """Whether this package made it, and nobody amended it since."""
        return self.committer == f"{_NAME} <{_EMAIL}>" and len(self.parents) == 1


@dataclass(frozen=True)
class Change:
    """A path at which two commits differ; None: not there."""

    path: str
    old: File | None
    new: File | None


class Clone:
    """One remote as a bare repository in a folder of the worker's. Made by `open_clone`."""

    def __init__(self, path: Path, url: str) -> None:
        """Nothing is read or made yet."""
        self.path = path
        self.url = url
        #: What git gets in its environment when it talks with the remote, as of `git.login`.
        self.login: dict[str, str] = {}
        self._git = Git(path)

    def fetch(self) -> Tip:
        """Bring the remote's branch here. A broken clone is made anew; it holds nothing of its own.

        CentralCloudError when the remote cannot be reached.
        """
        tip, _ = self._fetch_with(None)
        return tip

    def fetch_with(self, branch: str) -> tuple[Tip, str | None]:
        """The same, and another branch with it: its commit, None where the remote has none."""
        return self._fetch_with(branch)

    def fetch_commit(self, commit: str) -> bool:
        """Bring one commit here, wherever in the remote it is; False when the remote lacks it."""
        if not self._has(commit):
            try:
                self._over_the_wire("fetch", "--quiet", "--no-tags", "--no-write-fetch-head",
                                    "--", self.url, commit)  # fmt: skip
            except GitError:
                return False
        return self._has(commit)

    def files(self, commit: str) -> list[File]:
        """What a commit holds, by path."""
        listing = self._git.pipe("ls-tree", "-r", "-z", "-l", commit)
        return sorted(map(_file, listing.split(b"\0")[:-1]), key=lambda file: file.path)

    def read(self, files: Iterable[File]) -> Iterator[bytes]:
        """The bytes of these files, in their order."""
        names = "".join(f"{file.blob}\n" for file in files)
        output = memoryview(self._git.pipe("cat-file", "--batch", stdin=names.encode()))
        while output:
            header, _, _ = bytes(output[:100]).partition(b"\n")
            size = int(header.split()[2])
            start = len(header) + 1
            yield bytes(output[start : start + size])
            output = output[start + size + 1 :]

    def commit(
        self,
        parent: str | None,
        writes: Mapping[str, bytes],
        removes: Iterable[str],
        message: str,
        when: str | None = None,
    ) -> str:
        """A commit on top of `parent` with these files written and those removed; not pushed.

        `when`: seconds and zone as in `date_of`; None: now. CentralCloudError for a path that is
        none of ours.
        """
        removes = sorted(removes)
        for path in (*writes, *removes):
            _refuse_foreign(path)
        blobs = {path: _blob_of(content) for path, content in writes.items()}
        self._store(writes.values())
        tree = self._write_tree(parent, blobs, removes)
        parents = ["-p", parent] if parent else []
        made = self._git.pipe("commit-tree", *parents, "-F", "-", tree, stdin=message.encode(),
                              environment=_signature(when))  # fmt: skip
        return made.decode().strip()

    def _store(self, contents: Iterable[bytes]) -> None:
        """Contents as blobs; git skips what it has."""
        # Depth 0: no search for what a file shares with the one before; they are strangers.
        stream = b"".join(map(_import, contents))
        self._git.pipe("fast-import", "--quiet", "--depth=0", stdin=stream)

    def _write_tree(self, parent: str | None, blobs: Mapping[str, str], removes: list[str]) -> str:
        """The parent's tree with these blobs by path, and without what is removed."""
        # By an index: fast-import takes a time quadratic in the files of a folder.
        index = {"GIT_INDEX_FILE": str(self.path.absolute() / "centralcloud.index")}
        self._git.pipe("read-tree", parent or "--empty", environment=index)
        lines = [f"0 {'0' * 40}\t{path}\0" for path in removes]
        lines += [f"100644 {blob}\t{path}\0" for path, blob in blobs.items()]
        told = "".join(lines).encode(errors="surrogateescape")
        self._git.pipe("update-index", "--add", "--replace", "-z", "--index-info", stdin=told,
                       environment=index)  # fmt: skip
        return self._git.pipe("write-tree", environment=index).decode().strip()

    def changed(self, old: str | None, new: str) -> list[str]:
        """The paths at which two commits differ; all of `new` where there is no `old`."""
        if old is None:
            return [file.path for file in self.files(new)]
        listing = self._git.run("diff-tree", "-r", "-z", "--name-only", "--no-renames", old, new)
        return listing.split("\0")[:-1]

    def changes(self, old: str, new: str) -> list[Change]:
        """The files at which two commits differ, by path."""
        before = {file.path: file for file in self.files(old)}
        after = {file.path: file for file in self.files(new)}
        paths = sorted(self.changed(old, new))
        return [Change(path, before.get(path), after.get(path)) for path in paths]

    def describe(self, commit: str) -> Commit:
        """Its parents, committer and message."""
        told = self._git.run("log", "-1", "--format=%P%n%cn <%ce>%n%B", commit)
        parents, committer, message = told.split("\n", 2)
        return Commit(commit, tuple(parents.split()), committer, message.strip() + "\n")

    def date_of(self, commit: str) -> str:
        """When it was committed: seconds since 1970 and the zone, as git keeps it."""
        return self._git.run("log", "-1", "--format=%cd", "--date=raw", commit).strip()

    def is_ancestor(self, older: str, newer: str) -> bool:
        """Whether the history of `newer` holds `older`."""
        try:
            self._git.run("merge-base", "--is-ancestor", older, newer)
        except GitError:
            return False
        return True

    def has_taken(self, base: str, branch: str) -> bool:
        """Whether `base` holds all that `branch` changed since they parted: merged or squashed."""
        if self.is_ancestor(branch, base):
            return True
        try:
            parted = self._git.run("merge-base", base, branch).strip()
        except GitError:
            return False
        changed = self.changed(parted, branch)
        return bool(changed) and set(changed).isdisjoint(self.changed(base, branch))

    def request_pull(self, base: str, branch: str) -> str:
        """What `git request-pull` writes to ask for a branch of the remote, without passwords."""
        return redact(self._git.run("request-pull", base, self.url, f"refs/remotes/origin/{branch}"
                                    f":refs/heads/{branch}", timeout=_NETWORK_TIMEOUT))  # fmt: skip

    def push(self, commit: str, branch: str) -> None:
        """Make `commit` the tip of the remote's branch, if that goes forward.

        PushOvertaken when somebody else was first; GitError when the remote refuses.
        """
        self._push(branch, f"{commit}:refs/heads/{branch}")

    def replace(self, seen: str | None, commit: str, branch: str) -> None:
        """The same whether forward or not, if the tip is still `seen`; None: there is no branch."""
        self._push(branch, f"{commit}:refs/heads/{branch}", _lease(branch, seen))
        self._git.run("update-ref", f"refs/remotes/origin/{branch}", commit)

    def delete(self, seen: str, branch: str) -> None:
        """Remove the remote's branch, if its tip is still `seen`; errors as of `push`."""
        self._push(branch, f":refs/heads/{branch}", _lease(branch, seen))

    def _push(self, branch: str, what: str, *options: str) -> None:
        try:
            self._over_the_wire("push", "--porcelain", *options, "--", self.url, what)
        except GitError as error:
            told = error.output + (error.detail or "")
            kind = PushOvertaken if any(words in told for words in _OVERTAKEN) else GitError
            raise kind(
                f"{redact(self.url)} does not take a push to {branch}",
                detail="\n".join(filter(None, (error.output.strip(), error.detail))),
                hint="Let the worker's account push to that branch: keys, rights, protected "
                "branches, free space.",
                sqlstate=error.sqlstate,
            ) from error

    def _fetch_with(self, other: str | None) -> tuple[Tip, str | None]:
        tip, there = self._ask_remote(other)
        wanted = [tip.branch] if tip.commit else []
        wanted += [other] if other and there and other != tip.branch else []
        try:
            commits = self._fetch_branches(wanted)
        except GitError:
            self._make()
            commits = self._fetch_branches(wanted)
        return Tip(tip.branch, commits.get(tip.branch)), commits.get(other or "")

    def _ask_remote(self, other: str | None) -> tuple[Tip, str | None]:
        wanted = ["HEAD", f"refs/heads/{_DEFAULT_BRANCH}"]
        wanted += [f"refs/heads/{other}"] if other else []
        try:
            answer = Git().run(
                "ls-remote", "--symref", "--", self.url, *wanted, environment=self.login
            )
        except GitError as error:
            raise CentralCloudError(
                f"cannot reach the repository at {redact(self.url)}",
                detail=error.detail or error.message,
                hint=error.hint
                or "Try: git ls-remote ADDRESS, as the account that the worker runs as.",
                sqlstate="SC607" if error.sqlstate == "SC607" else "SC605",
            ) from error
        tip, refs = _tip(answer)
        return tip, refs.get(f"refs/heads/{other}")

    def _fetch_branches(self, branches: list[str]) -> dict[str, str]:
        if not branches:
            return {}
        here = {branch: f"refs/remotes/origin/{branch}" for branch in branches}
        self._over_the_wire("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--",
                            self.url, *(f"+refs/heads/{branch}:{ref}"
                                        for branch, ref in here.items()))  # fmt: skip
        return {branch: self._resolve(ref) for branch, ref in here.items()}

    def _over_the_wire(self, *arguments: str) -> None:
        self._git.run(*arguments, timeout=_NETWORK_TIMEOUT, environment=self.login)

    def _has(self, commit: str) -> bool:
        try:
            self._git.run("cat-file", "-e", f"{commit}^{{commit}}")
        except GitError:
            return False
        return True

    def _resolve(self, ref: str) -> str:
        return self._git.run("rev-parse", "--verify", f"{ref}^{{commit}}").strip()

    def _prepare(self) -> None:
        """Make what is missing, and remove the locks of a git that was killed."""
        if not self.path.is_dir():
            self._make()
        for left_over in self.path.rglob("*.lock"):
            left_over.unlink(missing_ok=True)

    def _make(self) -> None:
        fresh = self.path.with_suffix(".new")
        shutil.rmtree(fresh, ignore_errors=True)
        # A push sends what is stored as it is: a third less time for a tenth more room.
        Git.create_bare(fresh, _DEFAULT_BRANCH).run("config", "core.compression", "1")
        shutil.rmtree(self.path, ignore_errors=True)
        fresh.rename(self.path)


@contextmanager
def open_clone(folder: Path, url: str) -> Iterator[Clone]:
    """The clone of `url` under `folder`, for one process at a time.

    The lock goes with the process, so a killed worker leaves no lock behind.
    """
    if url.startswith("-") or not url.strip():
        raise CentralCloudError(
            f"{url!r} is no address of a repository",
            detail="An address is a path, or begins with https://, ssh://, git:// or file://.",
            sqlstate="SC602",
        )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = hashlib.sha256(url.encode()).hexdigest()[:16]
    with (folder / f"{name}.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        clone = Clone(folder / f"{name}.git", url)
        clone._prepare()
        yield clone


def is_foreign(path: str) -> bool:
    """Whether a path lies outside of the folders that this package keeps.

    The one place that decides what may be written or removed in a repository.
    """
    first, *rest = path.split("/")
    return (
        first not in _OURS
        or not rest
        or any(_is_forbidden(segment) for segment in rest)
        or any(character in path for character in "\\\0\n\r")
    )


def _is_forbidden(segment: str) -> bool:
    """Whether a segment climbs, or is `.git` to some file system."""
    plain = segment.lower().rstrip(". ")
    return not plain or plain in (".git", "git~1")


def _refuse_foreign(path: str) -> None:
    if is_foreign(path):
        raise CentralCloudError(
            f"{path[:200]!r} is no path to write or to remove",
            detail=f"Only files below {'/ and '.join(_OURS)}/ are, without `..`, `.git` or empty "
            "segments.",
            hint="Look at the type and the id of what is to be written; neither is changed here.",
            sqlstate="SC604",
        )


def _lease(branch: str, seen: str | None) -> str:
    return f"--force-with-lease=refs/heads/{branch}:{seen or ''}"


def _tip(answer: str) -> tuple[Tip, dict[str, str]]:
    """Read `ls-remote --symref ADDRESS HEAD refs/heads/main`."""
    refs: dict[str, str] = {}
    branch = _DEFAULT_BRANCH
    for line in answer.splitlines():
        left, _, right = line.partition("\t")
        if left.startswith("ref: refs/heads/") and right == "HEAD":
            branch = left.removeprefix("ref: refs/heads/")
        else:
            refs[right] = left
    commit = refs.get("HEAD") if branch != _DEFAULT_BRANCH else refs.get(f"refs/heads/{branch}")
    return Tip(branch, commit), refs


def _file(entry: bytes) -> File:
    """Read mode, type, object, size and, after a tab, the path: an entry of ls-tree."""
    head, _, path = entry.partition(b"\t")
    mode, _kind, blob, size = head.decode().split()
    return File(path.decode(errors="surrogateescape"), mode, blob, 0 if size == "-" else int(size))


def _blob_of(content: bytes) -> str:
    """The name that git gives to these bytes."""
    return hashlib.sha1(b"blob %d\0%s" % (len(content), content), usedforsecurity=False).hexdigest()


def _import(content: bytes) -> bytes:
    """A blob as `git fast-import` takes it."""
    return b"blob\ndata %d\n%s\n" % (len(content), content)


def _signature(when: str | None) -> dict[str, str]:
    """Whose commit it is: author and committer are one, at one time."""
    said = {"NAME": _NAME, "EMAIL": _EMAIL} | ({"DATE": f"@{when}"} if when else {})
    return {f"GIT_{role}_{part}": said[part] for role in ("AUTHOR", "COMMITTER") for part in said}
