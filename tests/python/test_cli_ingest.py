"""`instance ingest`: from a folder to messages in the outbox, or words that say why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from centralcloud.cli.ingest import ingest
from centralcloud.errors import CentralCloudError
from tests.conftest import Database
from tests.waiting import running


def _run(database: Database, *arguments: str) -> Result:
    return CliRunner().invoke(ingest, [*arguments, "--database", database.conninfo])


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A code base of one file."""
    monkeypatch.setenv("CENTRALCLOUD_HOME", str(tmp_path / "home"))
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "till.py").write_text("def total(coins=[]):\n    return sum(coins)\n")
    return folder


def test_a_folder_is_registered_and_read(instance: Database, shop: Path) -> None:
    """By its own name; what it holds is told, and the hub will be."""
    result = _run(instance, "--path", str(shop))
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1] == (
        "shop: 1 files, 1 symbols, 0 parse errors; patterns: 1, occurrences: 1, "
        "trials that went well: 0 of 1; findings: 1"
    )
    assert instance.one("select count(*) from link.outbox") == 2


def test_a_known_one_is_read_again_by_name(instance: Database, shop: Path) -> None:
    """Or all that are known, without a name."""
    _run(instance, "till", "--path", str(shop))
    assert _run(instance, "till").exit_code == 0
    assert _run(instance).output.startswith("till: 1 files")
    assert instance.one("select ingest_version from code.code_bases") == 3


def _error(result: Result) -> CentralCloudError:
    assert isinstance(result.exception, CentralCloudError), result.exception
    return result.exception


def test_a_path_that_is_not_there_is_told_in_words(instance: Database, tmp_path: Path) -> None:
    """And nothing is registered."""
    error = _error(_run(instance, "--path", str(tmp_path / "nowhere")))
    assert "nowhere cannot be read: No such file or directory" in error.message
    assert error.sqlstate == "SC702"
    assert instance.one("select count(*) from code.code_bases") == 0


def test_a_path_that_is_a_file_is_told_in_words(instance: Database, shop: Path) -> None:
    """A code base is a folder."""
    error = _error(_run(instance, "--path", str(shop / "till.py")))
    assert "till.py cannot be read: Not a directory" in error.message


def test_without_any_code_base_it_says_how_to_name_one(instance: Database) -> None:
    """An empty run would look like a success."""
    assert _error(_run(instance)).sqlstate == "SC701"


def test_an_unknown_name_is_refused(instance: Database) -> None:
    """By the database, which knows the names."""
    result = _run(instance, "shop")
    assert getattr(result.exception, "sqlstate", None) == "SC701"


def test_a_folder_that_is_gone_is_told_in_words(
    instance: Database, shop: Path, tmp_path: Path
) -> None:
    """What the worker said is in the detail, and the task waits for another try."""
    _run(instance, "--path", str(shop))
    shop.rename(tmp_path / "elsewhere")
    error = _error(_run(instance, "shop"))
    assert error.message == "code base shop was not read"
    assert error.detail is not None
    assert "No such file or directory" in error.detail
    assert instance.one("select state from scheduling.tasks where state <> 'done'") == "queued"


def test_what_another_worker_has_in_hand_is_waited_for(instance: Database, shop: Path) -> None:
    """It takes a task before the command does; here it hands it back."""
    instance.all("select code.register('shop', %s)", [str(shop)])
    instance.all("select code.request_ingest_of('shop')")
    [task_id] = instance.all("select task_id from scheduling.take_task('another')")[0]

    def hand_back() -> None:
        instance.eventually(
            "select exists (select from pg_stat_activity where datname = current_database() "
            "and state = 'idle' and query like '%scheduling.find_task(asked.task_id)%')"
        )
        instance.all("select scheduling.release_task(%s, 'another')", [task_id])

    with running(hand_back):
        result = _run(instance, "shop")
    assert result.exit_code == 0, result.exception
    assert result.output.splitlines()[-1].startswith("shop: 1 files")
