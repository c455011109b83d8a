"""Task pattern_sync: the hub's ranking goes into the templates repository, its files come back."""

from __future__ import annotations

import random
import time
from typing import Any

from centralcloud.clone import Clone, PushOvertaken, Tip, is_foreign, open_clone
from centralcloud.errors import CentralCloudError
from centralcloud.forges import Where, lend_token
from centralcloud.git import redact
from centralcloud.knowledge.artifacts import copy_artifacts, read_artifacts
from centralcloud.knowledge.patterns import RANKING_PATH, describe, pattern_files
from centralcloud.tasks.registry import TaskContext, task

_ATTEMPTS = 6
_COPY = "copy learning.incoming_artifacts (type, id, version, path, raw) from stdin"


@task("pattern_sync")
def pattern_sync(context: TaskContext) -> dict[str, Any]:
    """Write payload {git_url, forge, ranking_id, patterns}, push it, copy the commit's artifacts.

    Without patterns nothing is written, and the tip's artifacts are copied where it is not the
    payload's commit. Idempotent: where the repository holds these bytes already, its tip is the
    commit and nothing is pushed. Result: {commit, changed: files, pushed, files, artifacts,
    invalid}; {commit} alone where there was nothing to do.
    """
    payload = context.payload
    patterns = payload["patterns"]
    files = {} if patterns is None else pattern_files(patterns)
    context.report(0, 3, "steps")
    with open_clone(context.home / "clones", payload["git_url"]) as clone:
        lend_token(clone, Where.read(payload.get("forge") or {}))
        changed: list[str] = []
        if patterns is not None:
            commit, changed = write(clone, files, payload.get("ranking_id"))
        else:
            tip = clone.fetch().commit
            if tip is None or tip == payload.get("commit"):
                return {"commit": tip}
            commit = tip
        context.report(1, 3, "steps")
        reading = read_artifacts(clone, commit)
    context.report(2, 3, "steps")
    copy_artifacts(context.connection, _COPY, reading.artifacts)
    context.report(3, 3, "steps")
    return {
        "commit": commit,
        "changed": len(changed),
        "pushed": bool(changed),
        "files": len(files),
        "artifacts": len(reading.artifacts),
        "invalid": reading.invalid_as_json(),
    }


def write(clone: Clone, files: dict[str, bytes], ranking_id: int | None) -> tuple[str, list[str]]:
    """Bring the remote's `patterns/` to these files; the commit and the paths that changed.

    A push that comes second is written anew on what came first. CentralCloudError when the remote
    is out of reach, refuses, or is always a step ahead.
    """
    for attempt in range(_ATTEMPTS):
        tip = clone.fetch()
        commit = _compose(clone, tip, files, ranking_id)
        changed = clone.changed(tip.commit, commit)
        if tip.commit is not None and not changed:
            return tip.commit, []
        try:
            clone.push(commit, tip.branch)
        except PushOvertaken:
            time.sleep(random.uniform(0.05, 0.1) * 2**attempt)
        else:
            return commit, changed
    raise CentralCloudError(
        f"{_ATTEMPTS} pushes to {redact(clone.url)} came second",
        detail="Somebody else pushed between each fetch and the push that followed.",
        hint="The task is tried again; look who else writes to that branch.",
        sqlstate="SC606",
    )


def _compose(clone: Clone, tip: Tip, files: dict[str, bytes], ranking_id: int | None) -> str:
    """A commit on the tip whose `patterns/` holds these JSON files and no other."""
    held = {file.path: file for file in clone.files(tip.commit)} if tip.commit else {}
    stale = [
        path
        for path in held
        if path.startswith("patterns/")
        and path.endswith(".json")
        and path not in files
        and not is_foreign(path)
    ]
    ranking = held.get(RANKING_PATH)
    old = next(clone.read([ranking])) if ranking else None
    return clone.commit(tip.commit, files, stale, describe(old, files[RANKING_PATH], ranking_id))
