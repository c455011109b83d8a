"""The token of a forge: from the worker's environment or a file, and never anywhere else."""

from __future__ import annotations

import os
from pathlib import Path

from centralcloud.errors import CentralCloudError

_VARIABLE = "CENTRALCLOUD_FORGE_TOKEN"
_HINT = (
    f"Set {_VARIABLE}_FILE to a file of mode 0600 that only the worker's account can read, or "
    f"{_VARIABLE} to the token, and start the worker again."
)


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
        return path.read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CentralCloudError(
            f"the file with the forge's token can't be read: {path}",
            detail=error.strerror if isinstance(error, OSError) else "It is no text.",
            hint=_HINT,
            sqlstate="SC608",
        ) from None
