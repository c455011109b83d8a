"""Where a request to merge is made: GitHub, GitLab, Gitea and Forgejo, or Git without a forge."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import cast

from centralcloud.clone import Clone
from centralcloud.errors import CentralCloudError
from centralcloud.forges.plain import PlainGit
from centralcloud.forges.requests import Draft, Forge, Request, Where
from centralcloud.forges.token import lend_token, read_token

__all__ = ["Draft", "Forge", "Request", "Where", "lend_token", "open_forge"]

#: Kind → the class that speaks with it. Its library is imported when it is needed: each is an
#: extra of the package, named like the kind, since most hubs need none or one of them.
_KINDS = {
    "github": "centralcloud.forges.github:GitHub",
    "gitlab": "centralcloud.forges.gitlab:GitLab",
    "gitea": "centralcloud.forges.gitea:Gitea",
}
_REPOSITORY = re.compile(r"(?!\.)[A-Za-z0-9_.-]+(/(?!\.)[A-Za-z0-9_.-]+)+")


def open_forge(where: Where, clone: Clone) -> Forge:
    """The forge that a task's payload names; nothing is asked of it yet.

    From here on the clone logs in with the forge's token, as of `lend_token`.
    CentralCloudError when there is no such kind, no token, no library for it, or no repository.
    """
    if where.kind == "git":
        return PlainGit(clone)
    if where.kind not in _KINDS:
        raise CentralCloudError(
            f"there is no forge of kind {where.kind!r}",
            detail=f"learning.forge is git, {', '.join(_KINDS)}; Forgejo is gitea.",
            hint="On the hub: select centralcloud.change_setting('learning.forge', 'git');",
            sqlstate="SC609",
        )
    if not _REPOSITORY.fullmatch(where.repository):
        raise CentralCloudError(
            f"{where.repository!r} is no repository of a forge",
            detail="learning.repository is OWNER/NAME, as in the address of its page.",
            hint="On the hub: "
            "select centralcloud.change_setting('learning.repository', 'OWNER/NAME');",
            sqlstate="SC609",
        )
    forge = _maker(where.kind)(where, read_token())
    lend_token(clone, where)
    return forge


def _maker(kind: str) -> Callable[[Where, str], Forge]:
    module, _, name = _KINDS[kind].partition(":")
    try:
        found = import_module(module)
    except ModuleNotFoundError as error:
        raise CentralCloudError(
            f"this worker has no client for {kind}: {error.name} is not installed",
            detail="The clients of forges are extras of the package.",
            hint=f"pip install 'centralcloud[{kind}]'",
            sqlstate="SC609",
        ) from error
    return cast("Callable[[Where, str], Forge]", getattr(found, name))
