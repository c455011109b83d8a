"""Killed in the middle of a load, a pull or a sync: what was known stays, the next one ends it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from centralcloud.worker import Tally, Worker
from tests.conftest import Database, Fleet
from tests.remotes import Remote
from tests.scenario.test_template_sync import prompt, push

_WORKER = """
import sys
from pathlib import Path
from centralcloud.worker import Worker
Worker(sys.argv[1], Path(sys.argv[2])).run_until_idle()
"""
#: Whoever has changed artifacts waits here, before the end of the transaction.
_STOP = """
    create function knowledge.stop() returns trigger language plpgsql as $$ begin
      perform pg_advisory_lock_shared(7); return null; end $$;
    create trigger stop after insert or update or delete on knowledge.artifacts
      execute function knowledge.stop();
"""
_KNOWN = "select id, content ->> 'body' from knowledge.artifacts order by 1"
_OLD = {"a.json": prompt("a", body="old"), "gone.json": prompt("gone")}
_NEW = {"a.json": prompt("a", body="new"), "b.json": prompt("b")}

Prepare = Callable[[dict[str, dict[str, Any]]], None]


def _load(_fleet: Fleet, instance: Database, folder: Path) -> Prepare:
    folder.mkdir()
    instance.all("select knowledge.register_folder('mine', %s, 'templates_data')", [str(folder)])

    def prepare(files: dict[str, dict[str, Any]]) -> None:
        for path in ("a.json", "gone.json"):
            (folder / path).unlink(missing_ok=True)
        for path, document in files.items():
            (folder / path).write_text(json.dumps(document))
        instance.all("select knowledge.request_load_of('mine')")

    return prepare


def _pull(_fleet: Fleet, instance: Database, folder: Path) -> Prepare:
    remote = Remote(folder)

    def prepare(files: dict[str, dict[str, Any]]) -> None:
        contents = {path: json.dumps(document).encode() for path, document in files.items()}
        commit = remote.person_commits(contents, root=True)
        message = {"git_url": remote.url, "commit": commit}
        instance.all("select knowledge.request_pull(%s)", [json.dumps(message)])

    return prepare


def _sync(fleet: Fleet, instance: Database, _folder: Path) -> Prepare:
    def prepare(files: dict[str, dict[str, Any]]) -> None:
        push(fleet.hub, "a" if files is _OLD else "b", files)
        instance.all("select scheduling.request_task('templates_sync', '{}', 'hub')")

    return prepare


@pytest.mark.parametrize("way", [_load, _pull, _sync])
def test_a_killed_worker_leaves_what_was_known(
    fleet: Fleet, tmp_path: Path, way: Callable[[Fleet, Database, Path], Prepare]
) -> None:
    """Killed -9 when all is written and nothing committed; another worker takes the task."""
    instance = fleet.add("one")
    prepare = way(fleet, instance, tmp_path / "folder")
    home = tmp_path / "home"
    prepare(_OLD)
    assert Worker(instance.conninfo, home).run_until_idle() == Tally(done=1)
    before = instance.all(_KNOWN)
    assert before == [("a", "old"), ("gone", "b")]

    instance.all(_STOP)
    blocker = instance.connect()
    blocker.execute("select pg_advisory_lock(7)")
    prepare(_NEW)
    with subprocess.Popen([sys.executable, "-c", _WORKER, instance.conninfo, str(home)]) as worker:
        instance.until_blocked()
        worker.kill()
    assert instance.all(_KNOWN) == before
    blocker.execute("select pg_advisory_unlock(7)")
    instance.eventually(
        "select not exists (select from pg_locks"
        " where relation = 'knowledge.artifacts'::regclass and pid <> pg_backend_pid()"
        " and mode = 'ShareRowExclusiveLock')"
    )
    assert instance.all(_KNOWN) == before
    assert instance.one("select count(*) from knowledge.incoming_artifacts") == 0

    assert Worker(instance.conninfo, home).run_until_idle() == Tally()
    instance.all("select centralcloud.shift_clock('1 day')")
    assert Worker(instance.conninfo, home).run_until_idle() == Tally(done=1)
    assert instance.all(_KNOWN) == [("a", "new"), ("b", "b")]
    assert instance.one("select count(*) from knowledge.incoming_artifacts") == 0
