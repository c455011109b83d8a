"""Rule: schema = directory = change of the plan; beside the rooms a bundle has its lists only."""

from __future__ import annotations

from pathlib import Path

import pytest

from centralcloud.bundle.files import KINDS, SCHEMA, routines
from centralcloud.bundle.objects import REGISTRATIONS
from centralcloud.bundle.plan import read_plan
from centralcloud.bundle.routines import GRANTS
from tests.house.catalogue import FOREIGN, Catalogue
from tests.house.files import BUNDLES, ROOMS, Room, shown

INSIDE = sorted(
    path for path in (SCHEMA / "plpgsql").glob("**/*") if path.is_file() and path.suffix != ".md"
)
#: Schemas of other makers, in a database that CentralCloud has for itself.
OTHERS = {*FOREIGN, "public", "yoyo", "information_schema"}


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_a_folder_is_a_schema(room: Room, catalogues: dict[str, Catalogue]) -> None:
    """The deploy script of the same name makes it."""
    assert room.name in {change.name for change in read_plan(room.bundle)}
    assert _schemas(catalogues[room.kind]) >= {room.name}


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_folder(kind: str, catalogues: dict[str, Catalogue]) -> None:
    """A database has no schema that is neither a room nor named here as someone else's."""
    catalogue = catalogues[kind]
    assert _schemas(catalogue) - OTHERS == set(catalogue.rooms)


def test_a_file_is_in_a_room() -> None:
    """`plpgsql/<bundle>/<room>/<name>.sql`, else it is the manifest or one of the closing lists."""
    assert [shown(path) for path in INSIDE if not _has_its_place(path)] == []


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_manifest_has_a_chapter_per_room(bundle: str) -> None:
    """A room's files stand together, below a line that names the room."""
    lines = (routines(bundle) / "install.sql").read_text().splitlines()
    included = [line.split("/")[0][4:] for line in lines if line.startswith("\\ir") and "/" in line]
    in_order = list(dict.fromkeys(included))
    assert included == sorted(included, key=in_order.index)
    for name in in_order:
        first = next(i for i, line in enumerate(lines) if line.startswith(f"\\ir {name}/"))
        assert any(line.startswith(f"-- {name}") for line in lines[:first])


def _has_its_place(path: Path) -> bool:
    match path.relative_to(SCHEMA / "plpgsql").parts:
        case bundle, room, _name:
            return path.suffix == ".sql" and Room(bundle, room) in ROOMS
        case bundle, name:
            return bundle in BUNDLES and name in {"install.sql", *REGISTRATIONS, GRANTS}
    return False


def _schemas(catalogue: Catalogue) -> set[str]:
    rows = catalogue.ask("select nspname from pg_namespace where nspname !~ '^pg_'")
    return {row.nspname for row in rows}
