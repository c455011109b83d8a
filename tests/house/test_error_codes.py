"""Rule: an SQLSTATE of class SC is the same in SQL, in plpgsql/README.md and in Python."""

from __future__ import annotations

import ast
import re

import pytest

from centralcloud.bundle.files import SCHEMA
from centralcloud.errors import CODES
from tests.house.files import ROOMS, ROOT, SQL
from tests.house.text import without_comments

_NAMED = re.compile(r"'(SC[0-9A-Z]{3})'")
_SAID = re.compile(r"\b(?:errcode\s*=|p_sqlstate\s*=>)\s*'(SC[0-9A-Z]{3})'")
_ROW = re.compile(r"^\| (SC\w+) \| ([\w, ]+?) \| (.+?) \|$", re.MULTILINE)
_CODE = re.compile(r"SC[1-9]\d\d")
#: The rooms that a hundred of codes belongs to.
HUNDREDS = {
    "1": {"intake"},
    "2": {"aggregation", "ranking"},
    "3": {"routing", "link"},
    "4": {"fleet"},
    "5": {"scheduling"},
    "6": {"learning", "knowledge"},
    "7": {"code", "analysis"},
    "8": {"backup"},
    "9": {"centralcloud"},
}
#: What any room may say: that a superuser is needed, that a setting is unknown.
COMMON = "9"

TABLE = {
    found: (room, meaning)
    for found, room, meaning in _ROW.findall((SCHEMA / "plpgsql" / "README.md").read_text())
}
SQL_TEXTS = {path: without_comments(path.read_text()) for path in SQL}
IN_SQL = {(found, path) for path, text in SQL_TEXTS.items() for found in _SAID.findall(text)}


def _raised_in_python() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "python").glob("**/*.py"):
        if path.name != "errors.py":
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Constant) and _CODE.fullmatch(str(node.value)):
                    found.add(str(node.value))
    return found


RAISED = {found for found, _path in IN_SQL} | _raised_in_python()
#: What handlers wait for; SC000 is the whole class.
EXPECTED = {found for text in SQL_TEXTS.values() for found in _NAMED.findall(text)} - {"SC000"}
EVERY = sorted(RAISED | EXPECTED | TABLE.keys() | CODES.keys())


@pytest.mark.parametrize("sqlstate", EVERY)
def test_a_code_is_known_everywhere(sqlstate: str) -> None:
    """Raised by someone, explained in the table, mirrored in Python."""
    places = {
        "raised in SQL or Python": sqlstate in RAISED,
        "plpgsql/README.md": sqlstate in TABLE,
        "centralcloud.errors.CODES": sqlstate in CODES,
    }
    assert [place for place, is_there in places.items() if not is_there] == []


@pytest.mark.parametrize("sqlstate", EVERY)
def test_a_code_is_of_its_rooms_hundred(sqlstate: str) -> None:
    """The first digit says which room speaks, in the table as in the files that raise it."""
    assert _CODE.fullmatch(sqlstate)
    speakers = HUNDREDS[sqlstate[2]]
    raising = {path.parent.name for found, path in IN_SQL if found == sqlstate}
    if sqlstate[2] != COMMON:
        assert raising & {room.name for room in ROOMS} <= speakers
    if sqlstate in TABLE:
        assert set(TABLE[sqlstate][0].split(", ")) <= speakers
