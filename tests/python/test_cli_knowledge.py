"""`knowledge load|list|show|invalid`: from a folder to what an instance knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from centralcloud.cli.knowledge import knowledge
from centralcloud.errors import CentralCloudError
from tests.conftest import Database


def _run(database: Database, *arguments: str) -> Result:
    return CliRunner().invoke(knowledge, [*arguments, "--database", database.conninfo])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two prompts, one of them older, and a file that is none."""
    monkeypatch.setenv("CENTRALCLOUD_HOME", str(tmp_path / "home"))
    made = tmp_path / "prompts"
    made.mkdir()
    (made / "a.json").write_text(
        '{"type": "prompt", "id": "a", "version": "1.0.0", "body": "b", "name": "A"}'
    )
    (made / "old.json").write_text('{"prompt": "p", "version": 2, "kind": "prompt"}')
    (made / "broken.json").write_text("{")
    return made


def test_a_folder_is_loaded_and_what_is_wrong_is_told(instance: Database, folder: Path) -> None:
    """Again by its name, or with all that are known; exit code 0 in each case."""
    for arguments in ([str(folder)], ["--name", "prompts"], []):
        result = _run(instance, "load", *arguments)
        assert result.exit_code == 0, result.exception
        first, second = result.output.splitlines()
        assert first == "prompts: 2 artifacts, 1 files that could not be loaded"
        assert second.startswith("  broken.json: $: not JSON")


def test_what_is_known_is_listed_and_shown(instance: Database, folder: Path) -> None:
    """As a table; one as JSON."""
    _run(instance, "load", str(folder), "--name", "mine")
    listed = _run(instance, "list", "prompt").output
    assert [line.split()[:3] for line in listed.splitlines()[2:]] == [
        ["prompt", "a", "1.0.0"],
        ["prompt", "old", "2.0.0"],
    ]
    shown = _run(instance, "show", "prompt", "old", "--version", "2.0.0")
    assert json.loads(shown.output)["body"] == "p"
    assert "broken.json" in _run(instance, "invalid").output
    assert [one["id"] for one in json.loads(_run(instance, "list", "--json").output)] == [
        "a",
        "old",
    ]
    [told] = json.loads(_run(instance, "invalid", "--json").output)
    assert (told["folder"], told["file"], told["path"]) == ("mine", "broken.json", "$")


def test_a_folder_that_is_not_there_is_told_in_words(instance: Database, tmp_path: Path) -> None:
    """With the reason that the task met."""
    result = _run(instance, "load", str(tmp_path / "nowhere"))
    assert isinstance(result.exception, CentralCloudError)
    assert result.exception.message == "folder nowhere was not read"
    assert "cannot be read: No such file or directory" in (result.exception.detail or "")


def test_without_any_folder_it_says_how_to_name_one(instance: Database) -> None:
    """An empty run would look like a success."""
    result = _run(instance, "load")
    assert getattr(result.exception, "sqlstate", None) == "SC620"
    assert _run(instance, "invalid").output == "all files could be loaded\n"
