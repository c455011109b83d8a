"""The house as it lies on disk: rooms, function files, scripts. Read once, at collection."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from centralcloud.bundle.files import KINDS, SCHEMA, rooms, routines
from tests.house.text import code

ROOT = Path(__file__).parents[2]
BUNDLES = ("core", "hub", "instance")
_MAKES = re.compile(r"\bcreate\s+or\s+replace\s+(function|procedure|view)\s+(\w+)\.(\w+)")
_LANGUAGE = re.compile(r"\blanguage\s+(\w+)")


@dataclass(frozen=True)
class Room:
    """A schema, and the folder of the same name."""

    bundle: str
    name: str

    @property
    def kind(self) -> str:
        """A kind of database that has it; what core holds is looked at in a hub."""
        return "instance" if self.bundle == "instance" else "hub"

    @property
    def folder(self) -> Path:
        """Where its function files lie."""
        return routines(self.bundle) / self.name

    def __str__(self) -> str:
        return f"{self.bundle}/{self.name}"


@dataclass(frozen=True)
class RoutineFile:
    """A file of a room: one function, procedure or view."""

    room: Room
    path: Path

    @property
    def name(self) -> str:
        """What it should make."""
        return self.path.stem

    @property
    def qualified(self) -> str:
        """`room.name`."""
        return f"{self.room.name}.{self.name}"

    @cached_property
    def text(self) -> str:
        """What it says."""
        return self.path.read_text()

    @cached_property
    def makes(self) -> list[tuple[str, str]]:
        """(function | procedure | view, qualified name) of all it creates."""
        found = _MAKES.findall(code(self.text))
        return [(kind, f"{schema}.{name}") for kind, schema, name in found]

    @property
    def makes_view(self) -> bool:
        """Whether it is a view's."""
        return any(kind == "view" for kind, _name in self.makes)

    @property
    def language(self) -> str | None:
        """What the body is written in; a view has none."""
        found = _LANGUAGE.search(code(self.text))
        return found[1] if found else None

    def __str__(self) -> str:
        return f"{self.room}/{self.name}"


ROOMS = [Room(bundle, name) for bundle in BUNDLES for name in rooms(bundle)]
#: Files of a room, views included.
FILES = [
    RoutineFile(room, path) for room in ROOMS for path in sorted(room.folder.glob("*.sql"))
]  # fmt: skip
#: Those that can be called.
CALLABLE = [file for file in FILES if not file.makes_view]
#: The deploy, revert and verify scripts.
SCRIPTS = sorted((SCHEMA / "sql").glob("*/*/*.sql"))
#: Every SQL file of the bundles, whatever it is.
SQL = sorted([*SCRIPTS, *(SCHEMA / "plpgsql").glob("**/*.sql")])
PGTAP = ROOT / "tests" / "plpgsql"


def rooms_of(kind: str) -> list[Room]:
    """The rooms of a kind of database."""
    return [room for room in ROOMS if room.bundle in KINDS[kind]]


def shown(path: Path) -> str:
    """A path as a test's name."""
    return str(path.relative_to(SCHEMA if path.is_relative_to(SCHEMA) else ROOT))


_T = TypeVar("_T")


def repeated(items: Iterable[_T]) -> list[_T]:
    """Those that come more than once."""
    listed = list(items)
    return [item for item in dict.fromkeys(listed) if listed.count(item) > 1]
