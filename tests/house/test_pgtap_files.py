"""Rule: every function's contract is a pgTAP file, `<room>/<function>/<behaviour>.sql`.

A procedure that commits can't run inside pgTAP's transaction: a Python test calls it by name.
"""

from __future__ import annotations

import re

from tests.house.files import CALLABLE, FILES, PGTAP, ROOT, RoutineFile, shown
from tests.house.text import code

FILES_OF_FUNCTIONS = sorted(PGTAP.glob("*/*/*.sql"))
IN_PYTHON = "\n".join(path.read_text() for path in (ROOT / "tests").glob("[!h]*/**/*.py"))
_SENTENCE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+|[a-z]+")
_COMMITS = re.compile(r"\bcommit;|\bcall \w+\.")
_PLANNED = re.compile(r"\bselect plan\(\d+\);.*finish\(\).*rollback;\s*\Z", re.DOTALL)


def test_a_function_has_a_contract() -> None:
    """At least one behaviour, in a file whose path reads as a sentence."""
    tested = {path.parent for path in FILES_OF_FUNCTIONS}
    untested = [file for file in CALLABLE if PGTAP / file.room.name / file.name not in tested]
    assert [str(file) for file in untested if not _is_called_from_python(file)] == []


def test_a_contract_is_a_functions() -> None:
    """A folder whose function went would be tested for nothing."""
    functions = {file.qualified for file in FILES}
    folders = {path.parent for path in FILES_OF_FUNCTIONS}
    orphans = [f for f in folders if f"{f.parent.name}.{f.name}" not in functions]
    assert [shown(folder) for folder in orphans] == []


def test_a_contract_is_named_by_a_sentence() -> None:
    """What the function does."""
    assert [shown(path) for path in FILES_OF_FUNCTIONS if not _SENTENCE.fullmatch(path.stem)] == []


def test_a_contract_leaves_nothing_behind() -> None:
    """Planned and rolled back: all files of a bundle share a database."""
    texts = {path: code(path.read_text()) for path in FILES_OF_FUNCTIONS}
    assert [shown(path) for path, text in texts.items() if not _PLANNED.search(text)] == []


def test_a_shared_beginning_is_shared() -> None:
    """A file beside the folders is what files in them include."""
    included = {
        path.parents[1] / name
        for path in FILES_OF_FUNCTIONS
        for name in re.findall(r"^\\ir \.\./(\S+)$", path.read_text(), re.MULTILINE)
    }
    beginnings = PGTAP.glob("*/*.sql")
    assert [shown(path) for path in sorted(beginnings) if path not in included] == []


def _is_called_from_python(file: RoutineFile) -> bool:
    return bool(_COMMITS.search(code(file.text))) and f"call {file.qualified}(" in IN_PYTHON
