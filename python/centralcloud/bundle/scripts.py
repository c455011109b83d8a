"""Sqitch's scripts, made fit to run inside a transaction that the installer holds."""

from __future__ import annotations

import re
from pathlib import Path

from centralcloud.errors import CentralCloudError

_OPENS = re.compile(r"\A(?P<head>(?:\s*--[^\n]*\n|\s+)*)begin;", re.IGNORECASE)
_CLOSES = re.compile(r"(?:commit|rollback);\s*\Z", re.IGNORECASE)
_META = re.compile(r"^\\\w", re.MULTILINE)


def read_script(path: Path) -> tuple[str, bool]:
    """A script without its outer begin/commit, and whether it had them: is transactional."""
    text = path.read_text(encoding="utf-8")
    if _META.search(text):
        raise CentralCloudError(
            f"{path.parent.name}/{path.name} holds a psql command",
            detail="Scripts are sent to the server as they are, by sqitch and by yoyo alike.",
            hint="Write it in SQL.",
        )
    opening = _OPENS.match(text)
    if opening is None:
        return text, False
    if not _CLOSES.search(text):
        raise CentralCloudError(
            f"{path.parent.name}/{path.name} begins a transaction and does not end it",
            detail="A script either opens with begin and ends with commit (verify: rollback), "
            "or is run outside a transaction.",
            hint="End it with commit;",
        )
    return opening["head"] + _CLOSES.sub("", text[opening.end() :]), True
