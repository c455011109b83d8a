"""Task knowledge_export: what has proven itself goes out as one request; its fate comes back."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from centralcloud.clone import Change, Clone, File, PushOvertaken, Tip, open_clone
from centralcloud.errors import CentralCloudError
from centralcloud.forges import Draft, Forge, Request, Where, open_forge
from centralcloud.git import redact
from centralcloud.knowledge import export as exports
from centralcloud.knowledge.artifacts import check, copy_artifacts, in_commit, read_artifacts
from centralcloud.knowledge.export import Export, Key
from centralcloud.knowledge.export_fit import fit
from centralcloud.knowledge.export_text import body_of, message_of, title_of, trailer
from centralcloud.tasks.registry import TaskContext, task

_ATTEMPTS = 6
_BRANCH = re.compile(r"feature/learned-[0-9A-Za-z](?:[0-9A-Za-z-]|\.(?!\.|$))*")
_MOST_REASONS = 10
_REQUIRED = ("git_url", "forge", "export_id", "branch", "artifacts", "revoked")
_COPY = "copy learning.incoming_artifacts (type, id, version, path, raw) from stdin"

Result = dict[str, Any]
Verdict = Literal["open", "merged", "rejected", "withdrawn"]
#: By path: merged as it was asked for, edited, or rejected.
Fates = dict[str, str]


@dataclass(frozen=True)
class _Order:
    """What the hub asks for, and what it knows of an earlier run."""

    git_url: str
    branch: str
    #: The tip that the hub was told of; None: of none.
    commit: str | None
    number: str | None
    wanted: Export
    #: Nothing is to go out any more.
    is_withdrawal: bool

    @classmethod
    def read(cls, payload: Mapping[str, Any]) -> _Order:
        _check_payload(payload)
        branch = str(payload["branch"])
        if not _BRANCH.fullmatch(branch) or branch.endswith(".lock"):
            raise CentralCloudError(
                f"{branch!r} is no branch to export to",
                detail="An export's branch is feature/learned-<date>, and nobody else's.",
                hint="The worker and the hub's bundle are of different versions; upgrade both.",
                sqlstate="SC604",
            )
        known = payload.get("pull_request") or {}
        wanted = exports.compose(payload["artifacts"], payload["revoked"])
        return cls(
            git_url=payload["git_url"],
            branch=branch,
            commit=payload.get("commit"),
            number=known.get("number"),
            wanted=wanted,
            is_withdrawal=not payload["artifacts"] and not payload["revoked"],
        )


def _check_payload(payload: Mapping[str, Any]) -> None:
    missing = [name for name in _REQUIRED if payload.get(name) is None]
    if missing:
        raise CentralCloudError(
            f"the payload of knowledge_export has no {', '.join(missing)}",
            detail="The hub names repository, forge, branch and the whole set to export.",
            hint="The worker and the hub's bundle are of different versions; upgrade both.",
            sqlstate="SC604",
        )


@dataclass
class _Seen:
    """The repository as it was fetched: the base branch's tip and the export's branch, if any."""

    tip: Tip
    base: str
    head: str | None
    request: Request | None
    #: Whether the branch's tip is the one commit that this task made for it.
    is_ours: bool
    #: What our commit changed, as far as it is known and can still be had.
    changes: list[Change]


@task("knowledge_export")
def knowledge_export(context: TaskContext) -> Result:
    """Bring the export's branch and its one request to what the payload asks for.

    First the fate of an earlier run is read back. Idempotent: what is there already is not made
    again. Result: {state, branch, base, commit, pull_request, request, title, left_out} and, where
    merged, {fates, tip, artifacts, invalid} with the tip's artifacts copied.
    """
    order = _Order.read(context.payload)
    where = Where.read(context.payload["forge"])
    context.report(0, 3, "steps")
    with open_clone(context.home / "clones", order.git_url) as clone:
        result = _export(clone, open_forge(where, clone), order)
        context.report(1, 3, "steps")
        reading = read_artifacts(clone, result["tip"]) if "tip" in result else None
    context.report(2, 3, "steps")
    if reading:
        copy_artifacts(context.connection, _COPY, reading.artifacts)
        result |= {"artifacts": len(reading.artifacts), "invalid": reading.invalid_as_json()}
    context.report(3, 3, "steps")
    return result


def _export(clone: Clone, forge: Forge, order: _Order) -> Result:
    """Once; again where somebody moved the branch between our look and our push."""
    for attempt in range(_ATTEMPTS):
        # The request first: what it says was merged is in what is fetched then.
        request = _request_of(forge, order)
        tip, head = clone.fetch_with(order.branch)
        if tip.commit is None:
            return _of_an_empty_repository(order, tip)
        is_ours = head is not None and _is_ours(clone, head, order.branch)
        pushed = order.commit or (head if is_ours else None)
        seen = _Seen(tip, tip.commit, head, request, is_ours, _changes_of(clone, pushed))
        try:
            return _bring(clone, forge, order, seen)
        except PushOvertaken:
            time.sleep(random.uniform(0.05, 0.1) * 2**attempt)
    raise CentralCloudError(
        f"{_ATTEMPTS} pushes to {order.branch} of {redact(clone.url)} came second",
        detail="Somebody else pushed between each fetch and the push that followed.",
        hint="The task is tried again; look who else writes to that branch.",
        sqlstate="SC606",
    )


def _request_of(forge: Forge, order: _Order) -> Request | None:
    if order.number is None:
        return forge.find(order.branch)
    return forge.read(order.number).of(order.branch)


def _bring(clone: Clone, forge: Forge, order: _Order, seen: _Seen) -> Result:
    """Read the fate; where there is none yet, make branch and request what they should be."""
    fates = _fates(clone, order, seen)
    verdict = _verdict(clone, order, seen, fates)
    if verdict == "open":
        if seen.head is not None and not seen.is_ours:
            return _result("held", order, seen.tip.branch, seen.head, seen.request)
        return _write(clone, forge, order, seen)
    if verdict == "withdrawn":
        return _withdraw(clone, forge, order, seen)
    if seen.request is not None and seen.request.state == "open":
        # Its work was taken without it, or its branch is gone: nothing is left to merge.
        request = forge.close(seen.request, _same(order, seen, seen.request))
        seen = replace(seen, request=request)
    return _merged(clone, order, seen, fates) if verdict == "merged" else _rejected(order, seen)


def _of_an_empty_repository(order: _Order, tip: Tip) -> Result:
    if order.is_withdrawal:
        return _result("closed", order, tip.branch, None, None)
    raise CentralCloudError(
        f"the repository at {redact(order.git_url)} is empty",
        detail="A request asks to merge into a branch, and there is none.",
        hint="Push a first commit, or wait for pattern_sync to make one.",
        sqlstate="SC605",
    )


# What became of it -------------------------------------------------------------------------------


def _verdict(clone: Clone, order: _Order, seen: _Seen, fates: Fates) -> Verdict:
    """What became of the request. A person may have merged, squashed, rebased or picked it."""
    changed = [fates[change.path] for change in seen.changes]
    state = seen.request.state if seen.request else None
    # What is wanted and there without having been on the branch was taken from it before.
    is_taken = any(fates.get(path, "rejected") != "rejected" for path in order.wanted.writes) or (
        any(fate != "rejected" for fate in changed)
    )
    is_whole = bool(changed) and all(fate == "merged" for fate in changed)
    if state == "merged" or is_whole or _is_in_base(clone, order, seen):
        return "merged"
    if state == "closed" and _is_withdrawn(seen.request):
        return "withdrawn"
    is_gone = seen.head is None and order.commit is not None
    # Without a forge: a person's own commits on the branch are in the base, ours with them or not.
    is_done = state is None and seen.head and not seen.is_ours and order.commit and (
        clone.has_taken(seen.base, seen.head)
    )  # fmt: skip
    if state == "closed" or is_gone or is_done:
        if is_taken:
            return "merged"
        return "withdrawn" if is_gone and order.is_withdrawal else "rejected"
    return "open"


def _is_in_base(clone: Clone, order: _Order, seen: _Seen) -> bool:
    pushed = order.commit or (seen.head if seen.is_ours else None)
    return pushed is not None and bool(seen.changes) and clone.is_ancestor(pushed, seen.base)


def _changes_of(clone: Clone, pushed: str | None) -> list[Change]:
    """What a commit of ours changed; nothing where it can't be had any more."""
    if pushed is None or not clone.fetch_commit(pushed):
        return []
    parents = clone.describe(pushed).parents
    return clone.changes(parents[0], pushed) if len(parents) == 1 else []


def _fates(clone: Clone, order: _Order, seen: _Seen) -> Fates:
    """The fate of each file that was pushed, as of the merge, else of the base.

    Of what is wanted and was not pushed: that it is in the repository anyway, or gone from it.
    """
    merge = seen.request.merge_commit if seen.request else None
    at = merge if merge and clone.fetch_commit(merge) else seen.base
    now = {file.path: file for file in clone.files(at)}
    pushed = {change.path: change for change in seen.changes}
    wanted = order.wanted
    # Only what the blobs alone don't tell is read.
    looked_at = [now[path] for path in wanted.facts if path in now and path not in pushed]
    for change in seen.changes:
        looked_at += _rewritten(change, now.get(change.path))
    text = _texts(clone, looked_at)

    fates = {path: _compare(text, change, now.get(path)) for path, change in pushed.items()}
    for path, key in wanted.removes.items():
        if path not in fates and (path not in now or not _holds(text[now[path].blob], key)):
            fates[path] = "merged"
    for path, raw in wanted.writes.items():
        if path in fates or path not in now:
            continue
        held = text[now[path].blob]
        if _holds(held, exports.key_of(wanted.facts[path])):
            fates[path] = "merged" if exports.same_content(held, raw) else "edited"
    return fates


def _compare(text: dict[str, bytes], change: Change, now: File | None) -> str:
    if _blob(now) == _blob(change.new):
        return "merged"
    versions = _rewritten(change, now)
    if not versions:
        return "rejected"
    is_same = exports.same_content(*(text[file.blob] for file in versions))
    return "merged" if is_same else "edited"


def _rewritten(change: Change, now: File | None) -> list[File]:
    """A file as it was asked for and as it is, where it is neither that nor as it was before."""
    if change.new is None or now is None or now.blob in (change.new.blob, _blob(change.old)):
        return []
    return [change.new, now]


def _holds(raw: bytes, key: Key) -> bool:
    """Whether a file is that of this very artifact and version."""
    document, problems = check(raw)
    return not problems and exports.key_of(document) == key


def _is_ours(clone: Clone, head: str, branch: str) -> bool:
    """Whether the tip of a branch is the one commit that this task made for it."""
    told = clone.describe(head)
    return told.is_ours and told.message.rstrip().endswith(f"\n{trailer(branch)}")


def _is_withdrawn(request: Request | None) -> bool:
    """Whether it was closed by this task, which says so in the title that it leaves."""
    return request is not None and request.title == title_of(Export())


# What is to be there -----------------------------------------------------------------------------


def _write(clone: Clone, forge: Forge, order: _Order, seen: _Seen) -> Result:
    """Branch and request as they should be."""
    head, request = seen.head, seen.request
    if order.is_withdrawal:
        return _withdraw(clone, forge, order, seen)
    export = _fitting(clone, order, seen.base)
    if export.is_empty:
        return _nothing_to_do(clone, forge, order, seen, export)
    parent = _parent(clone, seen, export)
    commit = _commit(clone, order, parent, export)
    if commit != head and parent != seen.base:
        commit = _commit(clone, order, seen.base, export)
    if commit != head:
        if not clone.changed(seen.base, commit):
            return _nothing_to_do(clone, forge, order, seen, export)
        clone.replace(head, commit, order.branch)
    draft = _draft(order, seen, commit, export)
    told = commit == order.commit
    if request is None:
        request = forge.create(draft)
        told = told and request.number is None
    elif (request.title, _plain(request.body)) != (draft.title, _plain(draft.body)):
        request = forge.update(request, draft)
        told = False
    is_known = order.commit is not None and order.number == request.number
    state = ("unchanged" if told else "updated") if is_known else "opened"
    return _result(state, order, seen.tip.branch, commit, request) | {
        "title": draft.title,
        "left_out": _left_out(export),
    }


def _nothing_to_do(
    clone: Clone, forge: Forge, order: _Order, seen: _Seen, export: Export
) -> Result:
    """All that is wanted is in the repository, which is as good as merged; or can't go there."""
    fates = _fates(clone, order, replace(seen, request=None, changes=[]))
    fates |= dict.fromkeys(export.elsewhere, "edited")
    if not fates:
        reasons = [f"{entry.key}: {entry.reason}" for entry in export.left_out[:_MOST_REASONS]]
        raise CentralCloudError(
            f"none of {len(export.left_out)} artifacts can be exported",
            detail="\n".join(reasons),
            hint="Correct or revoke them where they were learned.",
            sqlstate="SC604",
        )
    _withdraw(clone, forge, order, seen)
    return _merged(clone, order, replace(seen, request=None), fates)


def _fitting(clone: Clone, order: _Order, base: str) -> Export:
    """What is wanted, less what does not fit to the files of the base."""
    export = order.wanted.copy()
    paths = [file.path for file in clone.files(base)]
    fit(export, paths, dict(in_commit(clone, base)))
    return export


def _parent(clone: Clone, seen: _Seen, export: Export) -> str:
    """Where the branch stands already, if the base left its files alone since; else the base.

    Not rewritten for a base that merely moved: that would take back people's approvals.
    """
    if seen.head is None:
        return seen.base
    parent = clone.describe(seen.head).parents[0]
    if parent == seen.base or not clone.is_ancestor(parent, seen.base):
        return seen.base
    touched = {*export.writes, *export.removes}
    return parent if touched.isdisjoint(clone.changed(parent, seen.base)) else seen.base


def _commit(clone: Clone, order: _Order, parent: str, export: Export) -> str:
    """The commit on a parent; dated like it, so that the same facts are the same commit."""
    message = message_of(export, order.branch)
    when = clone.date_of(parent)
    return clone.commit(parent, export.writes, export.removes, message, when)


def _draft(order: _Order, seen: _Seen, commit: str, export: Export) -> Draft:
    title, body = title_of(export), body_of(export, order.branch)
    return Draft(order.branch, seen.tip.branch, commit, title, body)


def _same(order: _Order, seen: _Seen, request: Request) -> Draft:
    return Draft(order.branch, seen.tip.branch, seen.base, request.title, request.body)


def _withdraw(clone: Clone, forge: Forge, order: _Order, seen: _Seen) -> Result:
    """Nothing is left to ask for: close the request, which says so, then remove the branch."""
    request = seen.request
    if request is not None and request.state == "open":
        request = forge.close(request, _draft(order, seen, seen.head or seen.base, Export()))
    if seen.head is not None and seen.is_ours:
        clone.delete(seen.head, order.branch)
    return _result("closed", order, seen.tip.branch, None, request)


# What the hub is told ----------------------------------------------------------------------------


def _merged(clone: Clone, order: _Order, seen: _Seen, fates: Fates) -> Result:
    keys = {path: exports.key_of(facts) for path, facts in order.wanted.facts.items()}
    files = {change.path: change.new or change.old for change in seen.changes}
    text = _texts(clone, [file for file in files.values() if file])
    for path, file in files.items():
        document, problems = check(text[file.blob]) if file else ({}, [])
        if document and not problems:
            keys[path] = exports.key_of(document)
    return _result("merged", order, seen.tip.branch, seen.head, seen.request) | {
        "fates": [
            keys[path]._asdict() | {"fate": fate}
            for path, fate in sorted(fates.items())
            if path in keys
        ],
        "tip": seen.base,
    }


def _rejected(order: _Order, seen: _Seen) -> Result:
    return _result("rejected", order, seen.tip.branch, seen.head, seen.request)


def _result(
    state: str, order: _Order, base: str, commit: str | None, request: Request | None
) -> Result:
    has_number = request is not None and request.number is not None
    return {
        "state": state,
        "branch": order.branch,
        "base": base,
        "commit": commit,
        "pull_request": (
            {"number": request.number, "url": request.url} if request and has_number else None
        ),
        "request": request.text if request else None,
        "title": request.title if request else title_of(order.wanted),
        "left_out": _left_out(order.wanted),
    }


def _left_out(export: Export) -> list[dict[str, str]]:
    return [entry.key._asdict() | {"reason": entry.reason} for entry in export.left_out]


def _texts(clone: Clone, files: list[File]) -> dict[str, bytes]:
    """The bytes of these files, by blob."""
    blobs = list({file.blob: file for file in files}.values())
    return dict(zip([file.blob for file in blobs], clone.read(blobs), strict=True))


def _blob(file: File | None) -> str | None:
    return file.blob if file else None


def _plain(body: str) -> str:
    """A body as it is compared: some forges keep other line ends, and no blank last line."""
    return body.replace("\r\n", "\n").strip()
