"""`sqitch.plan`, read as sqitch reads it (sqitch 1.3, man sqitch-plan)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from hashlib import sha1
from pathlib import Path

from centralcloud.bundle.files import migrations
from centralcloud.errors import CentralCloudError

_LINE = re.compile(
    r"^(?P<name>[^\s\[@#]+)"
    r"(?:\s+\[(?P<deps>[^\]]*)\])?"
    r"\s+(?P<planned_at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"
    r"\s+(?P<planner>[^<]+?)\s+<(?P<email>[^>]*)>"
    r"(?:\s+#\s*(?P<note>.*))?$"
)


@dataclass(frozen=True)
class Change:
    """One line of a plan: a deploy script that happens once."""

    project: str
    name: str
    requires: tuple[str, ...]
    conflicts: tuple[str, ...]
    planned_at: datetime
    planner_name: str
    planner_email: str
    note: str
    folder: Path = field(repr=False)
    parent: Change | None = field(repr=False)

    @property
    def key(self) -> str:
        """`project:name`, as dependencies and the ledger spell it."""
        return f"{self.project}:{self.name}"

    def script(self, verb: str) -> Path:
        """The script for `deploy`, `revert` or `verify`."""
        return self.folder / verb / f"{self.name}.sql"

    @cached_property
    def deploy_hash(self) -> str:
        """SHA-1 of the deploy script, which sqitch calls script_hash."""
        return sha1(self.script("deploy").read_bytes()).hexdigest()

    @cached_property
    def sqitch_id(self) -> str:
        """The id that sqitch gives this change: a Git-like object hash over what the plan says."""
        lines = [f"project {self.project}", f"change {self.name}"]
        if self.parent is not None:
            lines.append(f"parent {self.parent.sqitch_id}")
        lines.append(f"planner {self.planner_name} <{self.planner_email}>")
        lines.append(f"date {self.planned_at.strftime('%Y-%m-%dT%H:%M:%SZ')}")
        if self.requires:
            lines += ["requires", *(f"  + {name}" for name in self.requires)]
        if self.conflicts:
            lines += ["conflicts", *(f"  - {name}" for name in self.conflicts)]
        if self.note:
            lines += ["", self.note]
        info = "\n".join(lines).encode()
        return sha1(b"change %d\0" % len(info) + info).hexdigest()


def read_plan(bundle: str) -> list[Change]:
    """The changes of a bundle in plan order. A line that is none of sqitch's raises."""
    path = migrations(bundle) / "sqitch.plan"
    pragmas: dict[str, str] = {}
    changes: list[Change] = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = raw.strip()
        if line.startswith("%"):
            name, _, value = line[1:].partition("=")
            pragmas[name.strip()] = value.strip()
        elif line and not line.startswith(("#", "@")):
            match = _LINE.match(line)
            if match is None:
                raise CentralCloudError(
                    f"{path.name} of {bundle}, line {number} is not a change: {line!r}",
                    detail="A change is `name [requires] date planner <email> # note`.",
                    hint="`sqitch plan` shows what sqitch makes of it.",
                )
            changes.append(_change(match, pragmas["project"], path.parent, changes))
    return changes


def _change(match: re.Match[str], project: str, folder: Path, before: list[Change]) -> Change:
    dependencies = (match["deps"] or "").split()
    return Change(
        project=project,
        name=match["name"],
        requires=tuple(dep for dep in dependencies if not dep.startswith("!")),
        conflicts=tuple(dep[1:] for dep in dependencies if dep.startswith("!")),
        planned_at=datetime.fromisoformat(match["planned_at"]),
        planner_name=match["planner"],
        planner_email=match["email"],
        note=match["note"] or "",
        folder=folder,
        parent=before[-1] if before else None,
    )
