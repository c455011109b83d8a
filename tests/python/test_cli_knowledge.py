"""`knowledge load|list|show|invalid`: from a folder to what an instance knows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from centralcloud.cli.knowledge import knowledge
from centralcloud.errors import CentralCloudError
from tests.conftest import Database
from tests.waiting import running


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
        assert first == "prompts: 2 artifacts, 1 file that could not be loaded"
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
    """And is not taken down for later."""
    result = _run(instance, "load", str(tmp_path / "nowhere"))
    assert result.exit_code == 2
    assert "nowhere' does not exist" in result.output
    assert instance.all("select name from knowledge.list_folders()") == []


def test_what_is_mended_is_loaded_at_once(instance: Database, folder: Path) -> None:
    """A folder that was gone has its reason told; when it is back, nothing waits for a backoff."""
    _run(instance, "load", str(folder))
    gone = folder.rename(folder.with_name("gone"))
    result = _run(instance, "load")
    assert isinstance(result.exception, CentralCloudError)
    assert result.exception.message == "folder prompts was not read"
    assert "cannot be read: No such file or directory" in (result.exception.detail or "")
    gone.rename(folder)
    assert _run(instance, "load").exit_code == 0


def test_what_another_worker_has_in_hand_is_waited_for(instance: Database, folder: Path) -> None:
    """It takes a task before the command does; here it hands it back."""
    instance.all("select knowledge.register_folder('prompts', %s, 'knowledge')", [str(folder)])
    instance.all("select knowledge.request_load_of('prompts')")
    [task_id] = instance.all("select task_id from scheduling.take_task('another')")[0]

    def hand_back() -> None:
        instance.eventually(
            "select exists (select from pg_stat_activity where datname = current_database() "
            "and state = 'idle' and query like '%scheduling.find_task(asked.task_id)%')"
        )
        instance.all("select scheduling.release_task(%s, 'another')", [task_id])

    with running(hand_back):
        result = _run(instance, "load")
    assert result.exit_code == 0, result.exception
    assert result.output.startswith("prompts: 2 artifacts")


def test_a_folder_never_takes_the_place_of_another_unasked(
    instance: Database, folder: Path, tmp_path: Path
) -> None:
    """Of two of the same name the second needs one of its own; asked for, the name moves."""
    _run(instance, "load", str(folder))
    other = tmp_path / "b" / "prompts"
    other.mkdir(parents=True)
    (other / "b.json").write_text('{"type": "prompt", "id": "b", "version": "1.0.0", "body": "b"}')
    refused = _run(instance, "load", str(other)).exception
    assert isinstance(refused, CentralCloudError)
    assert refused.message == f"another folder is called prompts: {folder}"
    assert instance.one("select path from knowledge.list_folders()") == str(folder)
    assert instance.one("select count(*) from knowledge.artifacts") == 2

    assert _run(instance, "load", str(other), "--name", "prompts").exit_code == 0
    assert instance.one("select path from knowledge.list_folders()") == str(other)
    assert instance.all("select id from knowledge.artifacts") == [("b",)]


@pytest.mark.parametrize(
    ("called", "name"),
    [("my prompts", "my-prompts"), (".hidden", "hidden"), ("v1.0_a-b", "v1.0_a-b")],
)
def test_any_folder_has_a_name_to_call_it_by(
    called: str, name: str, instance: Database, folder: Path
) -> None:
    """Its own, as near as may be."""
    result = _run(instance, "load", str(folder.rename(folder.with_name(called))))
    assert result.exit_code == 0, result.exception
    assert result.output.startswith(f"{name}: 2 artifacts")


def test_a_folder_without_letters_is_to_be_named(instance: Database, folder: Path) -> None:
    """In a hint of the command line."""
    error = _run(instance, "load", str(folder.rename(folder.with_name("дом")))).exception
    assert isinstance(error, CentralCloudError)
    assert (error.sqlstate, error.hint) == ("SC621", "Give it one with --name.")


def test_a_folder_that_is_known_keeps_its_name_and_kind(instance: Database, folder: Path) -> None:
    """Loaded again by its path, it is the same one."""
    _run(instance, "load", str(folder), "--name", "mine", "--checkout")
    again = _run(instance, "load", str(folder))
    assert again.output.splitlines()[0] == "mine: 1 artifact, 2 files that could not be loaded"
    assert instance.all("select name, kind from knowledge.list_folders()") == [
        ("mine", "templates_data")
    ]


def test_what_libpq_says_keeps_its_indentation() -> None:
    """A tab is no escape that a terminal would obey."""
    ran = subprocess.run(
        [sys.executable, "-c", "from centralcloud.cli import main; main()",
         "knowledge", "list", "--database", "host=/nowhere dbname=x"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert "\n    Is the server running" in ran.stderr


def test_without_any_folder_it_says_how_to_name_one(instance: Database) -> None:
    """An empty run would look like a success."""
    result = _run(instance, "load")
    assert getattr(result.exception, "sqlstate", None) == "SC620"
    assert _run(instance, "invalid").output == "all files could be loaded\n"
