"""Where the bundles lie: inside the wheel, or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGED = Path(__file__).parents[1] / "_schema"
_CHECKOUT = Path(__file__).parents[3]

#: The folder that holds `sql/` and `plpgsql/`.
SCHEMA = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
#: What a database can be, and the bundles that make it so, in order.
KINDS: dict[str, tuple[str, ...]] = {"hub": ("core", "hub"), "instance": ("core", "instance")}


def migrations(bundle: str) -> Path:
    """The sqitch project of a bundle: its plan and deploy/, revert/, verify/."""
    return SCHEMA / "sql" / bundle


def routines(bundle: str) -> Path:
    """The function files of a bundle: its manifest and a folder per room."""
    return SCHEMA / "plpgsql" / bundle


def rooms(bundle: str) -> list[str]:
    """The schemas a bundle owns: the folders of its function files."""
    return sorted(path.name for path in routines(bundle).iterdir() if path.is_dir())
