"""Task templates_pull: the templates repository comes to an instance."""

from __future__ import annotations

from typing import Any

from centralcloud.clone import Clone, open_clone
from centralcloud.errors import CentralCloudError
from centralcloud.git import redact
from centralcloud.knowledge.artifacts import copy_artifacts, read_artifacts
from centralcloud.tasks.registry import TaskContext, task

_COPY = "copy knowledge.incoming_artifacts (type, id, version, path, raw) from stdin"


@task("templates_pull")
def templates_pull(context: TaskContext) -> dict[str, Any]:
    """Pull payload {git_url, commit} and copy the commit's artifacts.

    Files that may not be loaded are in the result, the others are copied. Result:
    {commit, artifacts, invalid: [{file, path, reason}]}.
    """
    context.report(0, 3, "steps")
    with open_clone(context.home / "clones", context.payload["git_url"]) as clone:
        commit = fetch(clone, context.payload["commit"])
        context.report(1, 3, "steps")
        reading = read_artifacts(clone, commit)
    context.report(2, 3, "steps")
    copy_artifacts(context.connection, _COPY, reading.artifacts)
    context.report(3, 3, "steps")
    return {
        "commit": commit,
        "artifacts": len(reading.artifacts),
        "invalid": reading.invalid_as_json(),
    }


def fetch(clone: Clone, named: str) -> str:
    """The commit to load: the one the hub named, so that all instances hold what the hub holds.

    Only where the repository's history was rewritten and lost it, the branch's tip.
    CentralCloudError when the repository is out of reach or empty.
    """
    tip = clone.fetch()
    if clone.fetch_commit(named):
        return named
    if tip.commit is None:
        raise CentralCloudError(
            f"the repository at {redact(clone.url)} is empty",
            detail=f"The hub named commit {named} of it.",
            hint="Look whether the hub and this instance mean the same repository: "
            "learning.fleet_git_url on the hub is what instances are told.",
            sqlstate="SC605",
        )
    return tip.commit
