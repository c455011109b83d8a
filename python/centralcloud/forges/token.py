"""The token of a forge: from the worker's environment or a file, and never anywhere else."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from centralcloud.clone import Clone
from centralcloud.errors import CentralCloudError
from centralcloud.forges.requests import Where
from centralcloud.git import login

_VARIABLE = "CENTRALCLOUD_FORGE_TOKEN"
_HINT = (
    f"Set {_VARIABLE}_FILE to a file of mode 0600 that only the worker's account can read, or "
    f"{_VARIABLE} to the token, and start the worker again."
)
#: Where the repositories of the public forges are; an API of one's own is at the same host.
_PUBLIC = {
    "github": "https://github.com", "gitlab": "https://gitlab.com", "gitea": "https://gitea.com",
}  # fmt: skip
#: Every forge takes a token as password; which name is with it matters to GitLab alone.
_USER = "oauth2"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def lend_token(clone: Clone, where: Where) -> None:
    """From here on git may log in with the forge's token, if there is one, over https to its host.

    Nothing for a repository of another host, or one that is reached in another way.
    """
    origin = _origin(clone.url)
    if origin is None or origin != _origin_of(where):
        return
    if any(os.environ.get(name) for name in (_VARIABLE, f"{_VARIABLE}_FILE")):
        clone.login = login(origin, _USER, read_token())


def read_token() -> str:
    """The token; CentralCloudError, which never shows it, when there is none that can be sent."""
    place = os.environ.get(f"{_VARIABLE}_FILE")
    if place:
        token, where = _from_file(Path(place)), place
    else:
        token, where = os.environ.get(_VARIABLE, "").strip(), _VARIABLE
    if not token:
        raise CentralCloudError(
            f"there is no token for the forge: {where} is empty or not set",
            detail="Pull requests are made in the name of a token's account.",
            hint=_HINT,
            sqlstate="SC608",
        )
    if not token.isascii() or not token.isprintable() or " " in token:
        raise CentralCloudError(
            f"what {where} holds is no token",
            detail="A token is one word of printable ASCII characters.",
            hint=_HINT,
            sqlstate="SC608",
        )
    return token


def _from_file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CentralCloudError(
            f"the file with the forge's token can't be read: {path}",
            detail=error.strerror if isinstance(error, OSError) else "It is no text.",
            hint=_HINT,
            sqlstate="SC608",
        ) from None


def _origin_of(where: Where) -> str | None:
    """Where the repositories of a forge are."""
    if where.kind not in _PUBLIC:
        return None
    origin = _origin(where.url or _PUBLIC[where.kind])
    # GitHub's API has a host of its own.
    return origin.replace("://api.", "://", 1) if origin and where.kind == "github" else origin


def _origin(address: str) -> str | None:
    """Scheme, host and port of an address; None where a password could be read on its way."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    is_private = parts.scheme == "https" or (parts.scheme == "http" and host in _LOOPBACK)
    if not host or not is_private:
        return None
    shown = f"[{host}]" if ":" in host else host
    is_usual = port in (None, 443 if parts.scheme == "https" else 80)
    return f"{parts.scheme}://{shown}" + ("" if is_usual else f":{port}")
