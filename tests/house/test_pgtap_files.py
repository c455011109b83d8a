"""Rule: every function's contract is a pgTAP file, `<room>/<function>/<behaviour>.sql`.

A procedure that commits can't run inside pgTAP's transaction: a Python test calls it by name.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.files import CALLABLE, FILES, PGTAP, ROOT, RoutineFile, shown
from tests.house.text import code

FOLDERS = sorted({path.parent for path in PGTAP.glob("*/*/*.sql")})
IN_PYTHON = "\n".join(path.read_text() for path in (ROOT / "tests").glob("[!h]*/**/*.py"))
_SENTENCE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+|[a-z]+")


@pytest.mark.parametrize("file", CALLABLE, ids=str)
def test_a_function_has_a_contract(file: RoutineFile) -> None:
    """At least one behaviour, in a file whose path reads as a sentence."""
    behaviours = list((PGTAP / file.room.name / file.name).glob("*.sql"))
    commits = re.search(r"\bcommit;|\bcall \w+\.", code(file.text))
    assert behaviours or (commits and f"call {file.qualified}(" in IN_PYTHON)


@pytest.mark.parametrize("folder", FOLDERS, ids=shown)
def test_a_contract_is_a_functions(folder: Path) -> None:
    """A folder whose function went would be tested for nothing."""
    assert f"{folder.parent.name}.{folder.name}" in {file.qualified for file in FILES}


@pytest.mark.parametrize("path", sorted(PGTAP.glob("*/*/*.sql")), ids=shown)
def test_a_contract_leaves_nothing_behind(path: Path) -> None:
    """Planned and rolled back: all files of a bundle share a database."""
    assert _SENTENCE.fullmatch(path.stem)
    text = code(path.read_text())
    assert re.search(r"\bselect plan\(\d+\);", text)
    assert text.rstrip().endswith("rollback;")
    assert "finish()" in text


@pytest.mark.parametrize("path", sorted(PGTAP.glob("*/*.sql")), ids=shown)
def test_a_shared_beginning_is_shared(path: Path) -> None:
    """A file beside the folders is what files in them include."""
    including = [p for p in PGTAP.glob("*/*/*.sql") if f"\\ir ../{path.name}\n" in p.read_text()]
    assert any(other.parents[1] == path.parent for other in including)
