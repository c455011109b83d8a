"""A bare repository, and what a person does in it with a git of their own."""

from __future__ import annotations

from pathlib import Path

from centralcloud.git import Git

PERSON = "A Person <person@example.org>"


class Remote:
    """A bare repository and what a person, with plain git, sees and does in it."""

    def __init__(self, path: Path, branch: str = "main") -> None:
        self.path = path
        self.url = str(path)
        self.branch = branch
        self.git = Git.create_bare(path, branch)

    def log(self, branch: str = "") -> list[str]:
        """Subjects, newest first."""
        return self.git.run("log", "--format=%s", branch or self.branch).splitlines()

    def branches(self) -> list[str]:
        listing = self.git.run("for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads")
        return listing.split()

    def files(self, branch: str = "") -> list[str]:
        return self.git.run("ls-tree", "-r", "--name-only", branch or self.branch).splitlines()

    def show(self, path: str, branch: str = "") -> str:
        return self.git.run("show", f"{branch or self.branch}:{path}")

    def tip(self, branch: str = "") -> str:
        return self.git.run("rev-parse", branch or self.branch).strip()

    def person_commits(
        self,
        writes: dict[str, bytes],
        removes: tuple[str, ...] = (),
        root: bool = False,
        branch: str = "",
    ) -> str:
        """Someone else pushes; `root`: a new history instead of a commit on top.

        A branch that is not there yet begins at the tip of the base.
        """
        branch = branch or self.branch
        there = [name for name in (branch, self.branch) if name in self.branches()]
        parent = None if root or not there else self.tip(there[0])
        stream = [f"commit refs/person/next\ncommitter {PERSON} now\n".encode()]
        stream += [b"data 16\nA person's work\n\n", f"from {parent or '0' * 40}\n".encode()]
        stream += [f'D "{path}"\n'.encode() for path in removes]
        for path, content in writes.items():
            stream += [f'M 100644 inline "{path}"\ndata {len(content)}\n'.encode(), content, b"\n"]
        self.git.pipe(
            "fast-import", "--quiet", "--force", "--done", "--date-format=now",
            stdin=b"".join([*stream, b"done\n"]),
        )  # fmt: skip
        commit = self.git.run("rev-parse", "refs/person/next").strip()
        self.git.run("update-ref", f"refs/heads/{branch}", commit)
        return commit

    def drop(self, branch: str) -> None:
        """A person deletes a branch."""
        self.git.run("update-ref", "-d", f"refs/heads/{branch}")
