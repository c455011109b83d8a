"""Rule: a function, procedure or view is one file of its name, and the manifest includes it once.

`ranking.refresh` in a line is `plpgsql/hub/ranking/refresh.sql` on disk, and nowhere else.
"""

from __future__ import annotations

import re

import pytest

from centralcloud.bundle.files import routines
from tests.house.catalogue import Catalogue
from tests.house.files import BUNDLES, FILES, ROOMS, Room, repeated
from tests.house.text import statements

INCLUDED = {
    bundle: re.findall(r"^\\ir (\S+)$", (routines(bundle) / "install.sql").read_text(), re.M)
    for bundle in BUNDLES
}
BESIDE_IT = re.compile(
    r"create or replace (function|procedure|view|trigger)\b|create trigger\b|comment on\b"
    r"|drop trigger if exists\b"
)


def test_a_file_makes_one_object_of_its_name() -> None:
    """Its room is its schema; nothing else is made but triggers that call it."""
    made = {file: [name for _kind, name in file.makes] for file in FILES}
    assert {str(file): names for file, names in made.items() if names != [file.qualified]} == {}


def test_a_file_can_be_said_again() -> None:
    """`create or replace` and comments; what has state is in sql/."""
    said = [(str(file), said) for file in FILES for said in statements(_outside_bodies(file.text))]
    assert [(file, statement) for file, statement in said if not BESIDE_IT.match(statement)] == []


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_file_is_in_the_manifest_once(bundle: str) -> None:
    """A file that no manifest includes is never applied."""
    assert repeated(INCLUDED[bundle]) == []
    files = {f"{f.room.name}/{f.path.name}" for f in FILES if f.room.bundle == bundle}
    assert sorted(files - set(INCLUDED[bundle])) == []


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_manifest_includes_only_files(bundle: str) -> None:
    """Every included path is a file."""
    missing = [path for path in INCLUDED[bundle] if not (routines(bundle) / path).is_file()]
    assert missing == []


def test_a_file_is_in_the_database(catalogues: dict[str, Catalogue]) -> None:
    """An installed database holds what the file makes."""
    objects = {kind: catalogue.objects for kind, catalogue in catalogues.items()}
    assert [str(file) for file in FILES if file.qualified not in objects[file.room.kind]] == []


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_what_a_room_holds_has_a_file(room: Room, catalogues: dict[str, Catalogue]) -> None:
    """Nothing that can be called or viewed is made by a deploy script."""
    catalogue = catalogues[room.kind]
    views = [r.qualified for r in catalogue.relations if r.schema == room.name and r.kind == "v"]
    functions = [f.qualified for f in catalogue.functions if f.schema == room.name]
    assert set(functions + views) <= {file.qualified for file in FILES}


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_a_name_is_one_function(room: Room, catalogues: dict[str, Catalogue]) -> None:
    """No overloads: a name in a line says which function it is."""
    found = [f.qualified for f in catalogues[room.kind].functions if f.schema == room.name]
    assert repeated(found) == []


def _outside_bodies(text: str) -> str:
    without_dollars = re.sub(r"(\$\w*\$).*?\1", "''", text, flags=re.DOTALL)
    return re.sub(r"\bbegin atomic\b.*?^end\b", "", without_dollars, flags=re.DOTALL | re.M)
