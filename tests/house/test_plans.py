"""Rule: a line of a plan is a deploy, a revert and a verify script, and says why it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from centralcloud.bundle.files import migrations
from centralcloud.bundle.plan import read_plan
from centralcloud.bundle.scripts import read_script
from tests.house.files import BUNDLES, SCRIPTS, shown
from tests.house.text import code

VERBS = ("deploy", "revert", "verify")
CHANGES = [change for bundle in BUNDLES for change in read_plan(bundle)]
ENDS = {"deploy": "commit;", "revert": "commit;", "verify": "rollback;"}


def test_a_change_has_three_scripts() -> None:
    """What is deployed can be verified and taken back."""
    scripts = [change.script(verb) for change in CHANGES for verb in VERBS]
    assert [shown(script) for script in scripts if not script.is_file()] == []


def test_a_script_is_in_the_plan() -> None:
    """A script that no plan names never runs."""
    planned = {change.script(verb) for change in CHANGES for verb in VERBS}
    assert [shown(path) for path in SCRIPTS if path not in planned] == []


def test_a_change_says_why() -> None:
    """A note on its line, a sentence."""
    assert [change.key for change in CHANGES if not change.note.endswith(".")] == []


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_plan_names_a_change_once(bundle: str) -> None:
    """Sqitch refuses a plan that does not."""
    names = [change.name for change in read_plan(bundle)]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_plan_is_the_bundles(bundle: str) -> None:
    """Its project has the folder's name."""
    assert f"%project={bundle}\n" in (migrations(bundle) / "sqitch.plan").read_text()


def test_a_script_says_what_it_is() -> None:
    """`-- Deploy hub:fleet`, as sqitch writes it."""
    first = {path: path.read_text().partition("\n")[0] for path in SCRIPTS}
    assert {shown(path): line for path, line in first.items() if line != _heading(path)} == {}


def test_a_script_is_sql_in_one_transaction() -> None:
    """No psql command in it; a deploy and a revert commit, a verification takes itself back."""
    assert [shown(path) for path in SCRIPTS if not _is_one_transaction(path)] == []


def _heading(path: Path) -> str:
    return f"-- {path.parent.name.capitalize()} {path.parents[1].name}:{path.stem}"


def _is_one_transaction(path: Path) -> bool:
    text, is_transactional = path.read_text(), read_script(path)[1]
    commands = [line for line in code(text).splitlines() if line.lstrip().startswith("\\")]
    return is_transactional and text.rstrip().endswith(ENDS[path.parent.name]) and not commands
