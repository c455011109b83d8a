"""Rule: a line of a plan is a deploy, a revert and a verify script, and says why it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from centralcloud.bundle.files import migrations
from centralcloud.bundle.plan import Change, read_plan
from centralcloud.bundle.scripts import read_script
from tests.house.files import BUNDLES, SCRIPTS, shown
from tests.house.text import code

VERBS = ("deploy", "revert", "verify")
CHANGES = [change for bundle in BUNDLES for change in read_plan(bundle)]
ENDS = {"deploy": "commit;", "revert": "commit;", "verify": "rollback;"}


def _key(change: Change) -> str:
    return change.key


@pytest.mark.parametrize("change", CHANGES, ids=_key)
def test_a_change_has_three_scripts(change: Change) -> None:
    """What is deployed can be verified and taken back."""
    assert [verb for verb in VERBS if not change.script(verb).is_file()] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=shown)
def test_a_script_is_in_the_plan(path: Path) -> None:
    """A script that no plan names never runs."""
    assert path.parent.name in VERBS
    assert path.stem in {change.name for change in read_plan(path.parents[1].name)}


@pytest.mark.parametrize("change", CHANGES, ids=_key)
def test_a_change_says_why(change: Change) -> None:
    """A note on its line, a sentence."""
    assert change.note.endswith(".")


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_plan_names_a_change_once(bundle: str) -> None:
    """Sqitch refuses a plan that does not."""
    names = [change.name for change in read_plan(bundle)]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_plan_is_the_bundles(bundle: str) -> None:
    """Its project has the folder's name."""
    assert f"%project={bundle}\n" in (migrations(bundle) / "sqitch.plan").read_text()


@pytest.mark.parametrize("path", SCRIPTS, ids=shown)
def test_a_script_says_what_it_is(path: Path) -> None:
    """`-- Deploy hub:fleet`, as sqitch writes it."""
    first = path.read_text().partition("\n")[0]
    assert first == f"-- {path.parent.name.capitalize()} {path.parents[1].name}:{path.stem}"


@pytest.mark.parametrize("path", SCRIPTS, ids=shown)
def test_a_script_is_sql_in_one_transaction(path: Path) -> None:
    """No psql command in it; a deploy and a revert commit, a verification takes itself back."""
    _text, is_transactional = read_script(path)
    assert is_transactional
    assert path.read_text().rstrip().endswith(ENDS[path.parent.name])
    assert not any(line.lstrip().startswith("\\") for line in code(path.read_text()).splitlines())
