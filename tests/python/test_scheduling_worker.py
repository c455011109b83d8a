"""The worker: a task's writes and its end are one, whatever becomes of the process."""

from __future__ import annotations

import os
import re
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner, Result
from psycopg import sql

from centralcloud.cli.jobs import jobs
from centralcloud.cli.tick import tick
from centralcloud.cli.worker import worker as worker_command
from centralcloud.errors import CentralCloudError
from centralcloud.tasks.registry import TaskContext, find, task
from centralcloud.worker import Worker, explain
from tests.conftest import Database
from tests.waiting import DOOR, PATIENCE, end, held, running, shut, started

PROBE = """
create schema probe authorization centralcloud_owner;
set role centralcloud_owner;
create table probe.notes (note text);
create table probe.ends (payload jsonb, result jsonb);

create function probe.finish(p_payload jsonb, p_result jsonb) returns void language plpgsql
set search_path = '' as $$
begin
  if p_payload ? 'refuse' then
    raise exception 'refused'
      using errcode = 'SC999', detail = 'It was told so.', hint = 'Ask less.';
  end if;
  insert into probe.ends values (p_payload, p_result);
end $$;
reset role;
select scheduling.register_task_kind(
  'probe', 'Probes.', 'probe.finish', p_max_attempts => 2, p_backoff => '1 minute',
  p_lease => '1 second'
);
"""

#: A worker process whose task says that it began, then waits for a line. It looks by itself only
#: much later.
PROCESS = """
import select, sys
from pathlib import Path
from centralcloud.tasks.registry import task
from centralcloud.worker import Worker

@task("probe")
def probe(context):
    context.connection.execute("insert into probe.notes values ('by the process')")
    print("began", flush=True)
    if context.payload.get("do") == "terminate":
        context.connection.execute("select pg_terminate_backend(pg_backend_pid())")
    for done in range(int(context.payload.get("files", 0))):
        context.report(done + 1, 1000, "files")
    # In looks: a signal that comes just before a read would be heard after it.
    while not select.select([sys.stdin], [], [], 0.1)[0]:
        pass
    sys.stdin.readline()
    return {"by": "process"}

Worker(
    sys.argv[1], Path("/nowhere"), say=lambda line: print(line, flush=True),
    grace_seconds=float(sys.argv[2]), poll_seconds=3600,
).run_forever()
"""


@task("probe")
def probe_task(context: TaskContext) -> dict[str, Any]:
    """Notes its payload, and fails where that says so."""
    context.connection.execute("insert into probe.notes values (%s)", [context.payload.get("n")])
    context.report(1, 2, "notes")
    action = context.payload.get("do")
    if action == "raise":
        raise CentralCloudError("it does not work", "It never does.", "Don't.")
    if action == "sql":
        context.connection.execute("select 1 / 0")
    if action == "wait longer":
        error = CentralCloudError("not now")
        error.wait = float("inf") if context.payload.get("forever") else 7200
        raise error
    if action == "half a character":
        raise FileNotFoundError("\udcff.py")
    if action == "panic":
        raise BaseException("a panic\0")
    if action == "renew":
        with psycopg.connect(context.connection.info.dsn) as control:
            control.execute(
                "select scheduling.renew_lease(task_id, worker) from scheduling.tasks "
                "where state = 'running'"
            )
    if action == "wait":
        context.connection.execute(f"select {DOOR}".encode())
    return {"n": context.payload.get("n")}


@pytest.fixture
def probe(hub: Database) -> Database:
    """A hub whose clock stands, with the kind `probe`: two attempts, a lease of a second."""
    hub.one("select centralcloud.freeze_clock('2026-01-01 12:00Z')")
    hub.connection.execute(PROBE)
    hub.connection.execute("update scheduling.jobs set enabled = false")
    return hub


@pytest.fixture
def work(probe: Database, tmp_path: Path) -> Callable[[], Worker]:
    """Makes a worker that has done what was due."""

    def run() -> Worker:
        worker = Worker(probe.server.conninfo(probe.name, "centralcloud_worker"), tmp_path)
        worker.run_until_idle()
        return worker

    return run


def request(hub: Database, key: str = "k", **payload: Any) -> int:
    """Ask for a probe."""
    number: int = hub.one(
        "select scheduling.request_task('probe', %s, %s)",
        [psycopg.types.json.Jsonb(payload), key],
    )
    return number


def tasks(hub: Database) -> list[tuple[Any, ...]]:
    """(payload, state, attempt) in order."""
    return hub.all("select payload, state, attempt from scheduling.tasks order by task_id")


def notes(hub: Database) -> list[str]:
    """What tasks wrote and committed."""
    return [row[0] for row in hub.all("select note from probe.notes order by note")]


def test_what_a_task_wrote_and_its_end_commit_together(
    probe: Database, work: Callable[[], Worker]
) -> None:
    """Payload and result reach on_finish; where that raises, the task has written nothing."""
    request(probe, "a", n="1")
    request(probe, "b", n="2", refuse=True)
    assert work().tally.done == 1
    assert notes(probe) == ["1"]
    assert probe.all("select * from probe.ends") == [({"n": "1"}, {"n": "1"})]
    assert [row[1:] for row in tasks(probe)] == [("done", 1), ("queued", 1)]
    error, detail = probe.all("select error, detail from scheduling.tasks where key = 'b'")[0]
    assert error == "refused"
    assert detail.startswith("It was told so.\nAsk less.\n  File ")


@pytest.mark.parametrize(
    ("action", "error", "detail"),
    [
        ("raise", "it does not work", "It never does.\nDon't."),
        ("sql", "division by zero", "probe_task"),
        ("panic", "BaseException: a panic", "probe_task"),
        ("half a character", "FileNotFoundError: \\udcff.py", "probe_task"),
    ],
)
def test_a_failed_task_is_tried_again_and_then_dead(
    probe: Database, work: Callable[[], Worker], action: str, error: str, detail: str
) -> None:
    """After its backoff, not before; it says why, and has written nothing."""
    request(probe, n="1", do=action)
    assert work().tally.failed == 1
    assert work().tally.failed == 0
    probe.one("select centralcloud.shift_clock('75 seconds')")
    assert work().tally.failed == 1
    assert [row[1:] for row in tasks(probe)] == [("dead", 2)]
    assert probe.one("select error from scheduling.tasks") == error
    assert detail in probe.one("select detail from scheduling.tasks")
    assert notes(probe) == []


def test_an_error_says_how_long_to_wait(probe: Database, work: Callable[[], Worker]) -> None:
    """Where that is longer than the backoff; a day is believed."""
    until = "select due_at - centralcloud.clock() from scheduling.tasks where key = %s"
    request(probe, "two hours", do="wait longer")
    request(probe, "forever", do="wait longer", forever=True)
    work()
    assert probe.one(until, ["two hours"]) == timedelta(hours=2)
    assert probe.one(until, ["forever"]) == timedelta(days=1)
    probe.one("select centralcloud.freeze_clock('2026-01-01 13:59Z')")
    assert work().tally.failed == 0
    probe.one("select centralcloud.freeze_clock('2026-01-01 14:00Z')")
    assert work().tally.failed == 1


def test_a_lease_is_kept_for_as_long_as_the_task_takes(
    probe: Database, work: Callable[[], Worker]
) -> None:
    """Though its own connection is stuck: another worker finds nothing to take meanwhile."""
    request(probe, n="1", do="wait")
    with held(probe, work):
        for _ in range(3):
            probe.one("select centralcloud.shift_clock('0.9 seconds')")
            probe.eventually(
                "select lease_until = centralcloud.clock() + '1 second' from scheduling.tasks"
            )
        assert work().tally.done == 0
    assert [row[1:] for row in tasks(probe)] == [("done", 1)]


@pytest.mark.parametrize("isolation", ["repeatable read", "serializable"])
def test_a_database_that_isolates_more_does_its_tasks_too(
    isolation: str, probe: Database, work: Callable[[], Worker]
) -> None:
    """A lease that was renewed since the task began is no reason to fail it."""
    name, value = sql.Identifier(probe.name), sql.Literal(isolation)
    isolate = sql.SQL("alter database {} set default_transaction_isolation to {}")
    probe.server.execute(isolate.format(name, value))
    request(probe, do="renew")
    work()
    assert tasks(probe) == [({"do": "renew"}, "done", 1)]


def test_a_lost_lease_ends_the_work(probe: Database, work: Callable[[], Worker]) -> None:
    """Another has the task: the first is cut off and can't finish it, nor fail it."""
    request(probe, n="1", do="wait")
    with shut(probe), running(work):
        probe.until_blocked()
        probe.connection.execute("update scheduling.tasks set worker = 'another'")
    assert probe.all("select state, worker, error from scheduling.tasks") == [
        ("running", "another", None)
    ]
    assert notes(probe) == []


def test_a_request_during_a_run_runs_afterwards(
    probe: Database, work: Callable[[], Worker]
) -> None:
    """With the newest payload, once, though the same was asked for twice."""
    first = request(probe, n="1", do="wait")
    with held(probe, work):
        assert request(probe, n="2") == request(probe, n="3") == first
    assert tasks(probe) == [({"n": "1", "do": "wait"}, "done", 1), ({"n": "3"}, "done", 1)]
    assert notes(probe) == ["1", "3"]


def start_process(
    hub: Database, grace: float = 0, *, waits: bool = True, **environment: str
) -> AbstractContextManager[Popen[str]]:
    """A worker process whose tasks wait for a line each, and that much longer than the worker."""
    return started(
        [sys.executable, "-c", PROCESS, hub.conninfo, str(grace)],
        stdin=PIPE if waits else DEVNULL, stdout=PIPE, env={**os.environ, **environment},
    )  # fmt: skip


def go_on(process: Popen[str]) -> None:
    """The line that its task waits for."""
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def said(process: Popen[str]) -> str:
    """The next line of a worker process, but for that it lost the database once more."""
    assert process.stdout is not None
    line = process.stdout.readline()
    return said(process) if re.match("lost the database, again in (?!1 s)", line) else line


def idle(hub: Database) -> None:
    """Wait until a worker process found nothing to do."""
    hub.eventually(
        "select exists (select from pg_stat_activity where datname = current_database() "
        "and state = 'idle' and query like 'select % scheduling.take_task(%')"
    )


def test_a_killed_worker_loses_nothing_and_does_nothing_twice(
    probe: Database, work: Callable[[], Worker]
) -> None:
    """Killed -9 in the middle: its writes are undone, the next worker does the task."""
    request(probe, n="1")
    with start_process(probe) as process:
        assert said(process) == "began\n"
        process.send_signal(signal.SIGKILL)
    assert work().tally.done == 0
    probe.one("select centralcloud.shift_clock('1 second')")
    assert work().tally.done == 1
    assert tasks(probe) == [({"n": "1"}, "done", 2)]
    assert notes(probe) == ["1"]
    assert probe.one("select count(*) from probe.ends") == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_worker_hands_its_task_back(
    probe: Database, work: Callable[[], Worker], number: signal.Signals
) -> None:
    """When its grace is over, uncounted, before its lease runs out; its writes are undone."""
    request(probe, n="1")
    with start_process(probe, grace=1) as process:
        assert said(process) == "began\n"
        began = time.monotonic()
        assert end(process, number) == (0, "probe k: handed back\nstopped\n", None)
        assert time.monotonic() - began > 0.9
    assert tasks(probe) == [({"n": "1"}, "queued", 0)]
    assert notes(probe) == []
    assert work().tally.done == 1


def test_a_stopped_worker_finishes_what_it_has_in_hand(probe: Database) -> None:
    """And takes nothing else, though something is due."""
    request(probe, "a")
    with start_process(probe, grace=3600) as process:
        assert said(process) == "began\n"
        request(probe, "b")
        process.send_signal(signal.SIGTERM)
        go_on(process)
        assert said(process).startswith("probe a: done in ")
        assert said(process) == "stopped\n"
        assert process.wait(PATIENCE) == 0
    assert [row[1:] for row in tasks(probe)] == [("done", 1), ("queued", 0)]


def test_a_second_signal_waits_for_nothing(probe: Database) -> None:
    """The first leaves the task its grace, the second ends that."""
    request(probe)
    with start_process(probe, grace=3600) as process:
        assert said(process) == "began\n"
        process.send_signal(signal.SIGTERM)
        assert end(process, signal.SIGINT) == (0, "probe k: handed back\nstopped\n", None)
    assert [row[1:] for row in tasks(probe)] == [("queued", 0)]


def test_a_worker_tells_systemd_that_it_is_ready(probe: Database, tmp_path: Path) -> None:
    """Once it has its database."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(PATIENCE)
        with start_process(probe, NOTIFY_SOCKET=str(tmp_path / "notify")) as process:
            assert systemd.recv(100) == b"READY=1"
            assert end(process, signal.SIGTERM) == (0, "stopped\n", None)


def test_a_cancelled_task_is_cut_off(probe: Database) -> None:
    """Also where it is not in the database; the worker goes on to the next."""
    # That is not how it is heard of.
    probe.connection.execute("update scheduling.task_kinds set lease = '1 hour'")
    number = request(probe, "a")
    with start_process(probe) as process:
        assert said(process) == "began\n"
        probe.one("select scheduling.cancel_task(%s, 'enough')", [number])
        assert said(process) == (
            f"probe a: given up, task {number} was cancelled by postgres: enough\n"
        )
        request(probe, "b")
        assert said(process) == "began\n"
        assert end(process, signal.SIGTERM)[0] == 0
    assert [row[1:] for row in tasks(probe)] == [("cancelled", 1), ("queued", 0)]
    assert notes(probe) == []


def test_a_query_of_a_cancelled_task_is_cut_off(
    probe: Database, work: Callable[[], Worker]
) -> None:
    """Also where the worker handles no signals; the task is not tried again."""
    number = request(probe, n="1", do="wait")
    with shut(probe), running(work):
        probe.until_blocked()
        probe.one("select scheduling.cancel_task(%s)", [number])
    assert [row[1:] for row in tasks(probe)] == [("cancelled", 1)]
    assert notes(probe) == []


def test_progress_is_seen_while_the_task_runs(probe: Database) -> None:
    """Though it has committed nothing; it is written far more seldom than it is told."""
    probe.connection.execute("""
        create table probe.told ();
        create function probe.tell() returns trigger language plpgsql security definer as $$
        begin
          insert into probe.told default values;
          return null;
        end $$;
        create trigger tell after update of progress_done on scheduling.tasks
        for each row when (new.progress_done is not null) execute function probe.tell()
    """)
    request(probe, files=1000)
    with start_process(probe) as process:
        assert said(process) == "began\n"
        probe.eventually("select progress_done from scheduling.tasks", 1000)
        assert probe.all(
            "select state, progress_total, progress_unit, progress_at is not null"
            " from scheduling.tasks"
        ) == [("running", 1000, "files", True)]
        assert notes(probe) == []
        go_on(process)
        assert said(process).startswith("probe k: done in ")
    assert 1 <= probe.one("select count(*) from probe.told") <= 100


def test_a_waiting_worker_is_woken_and_outlives_its_connection(probe: Database) -> None:
    """A request wakes it long before its poll; a terminated session it opens again."""
    with start_process(probe, waits=False) as process:
        for key in ("a", "b"):
            idle(probe)
            request(probe, key)
            assert said(process) == "began\n"
            assert said(process).startswith(f"probe {key}: done in ")
            if key == "a":
                probe.all(
                    "select pg_terminate_backend(pid, 60000) from pg_stat_activity "
                    "where datname = current_database() and pid <> pg_backend_pid()"
                )
                assert said(process).startswith("lost the database, again in 1 s: ")
        assert end(process, signal.SIGTERM) == (0, "stopped\n", None)


def test_a_database_that_is_no_primary_is_waited_for(probe: Database) -> None:
    """A standby takes no writes, until it is promoted."""
    read_only = "alter database {} set default_transaction_read_only to {}"
    probe.connection.execute(read_only.format(probe.name, "on").encode())
    with start_process(probe, waits=False) as process:
        assert said(process).startswith("lost the database, again in 1 s: cannot execute")
        probe.connection.execute(read_only.format(probe.name, "off").encode())
        request(probe)
        assert said(process) == "began\n"
        assert said(process).startswith("probe k: done in ")


def test_a_lost_session_fails_no_task_after_its_own(probe: Database) -> None:
    """The session that tasks write in ends alone: the worker opens both again before the next."""
    request(probe, "a", do="terminate")
    request(probe, "b")
    with start_process(probe, waits=False) as process:
        lines = [said(process) for _ in range(5)]
    assert lines[0] == lines[3] == "began\n"
    assert lines[1].startswith("probe a: attempt 1 failed and is tried again later: ")
    assert lines[2].startswith("lost the database, again in 1 s: ")
    assert lines[4].startswith("probe b: done in ")
    assert [row[1:] for row in tasks(probe)] == [("queued", 1), ("done", 1)]


def test_a_worker_without_a_database_says_so(tmp_path: Path) -> None:
    """At the start that is an error, not something to wait for."""
    with pytest.raises(CentralCloudError, match="cannot connect to"):
        Worker("host=/nowhere dbname=none", tmp_path).run_forever()


def test_an_unknown_kind_is_an_error() -> None:
    """It names what this package knows."""
    with pytest.raises(CentralCloudError, match="no function for tasks of kind nothing"):
        find("nothing")


def test_an_error_is_explained_with_where_it_was() -> None:
    """The last frames, but for one of ours: its detail and hint say all."""
    try:
        raise ValueError("nobody thought of it")
    except ValueError as error:
        message, detail = explain(error)
    assert message == "ValueError: nobody thought of it"
    assert "test_an_error_is_explained" in detail
    try:
        raise CentralCloudError("fact", "rule", "next")
    except CentralCloudError as error:
        assert explain(error) == ("fact", "rule\nnext")


# The commands ----------------------------------------------------------------------------------


def invoke(command: Any, hub: Database, *arguments: str) -> Result:
    """A command on a database."""
    return CliRunner().invoke(command, [*arguments, "--database", hub.conninfo])


def test_the_worker_command_ends_when_idle(probe: Database, tmp_path: Path) -> None:
    """It tells each task, and fails where one did."""
    request(probe, "a", n="1")
    result = invoke(worker_command, probe, "--until-idle", "--home", str(tmp_path))
    assert result.exit_code == 0
    assert result.output.startswith("probe a: done in ")
    request(probe, "b", n="1", do="raise")
    result = invoke(worker_command, probe, "--once", "--home", str(tmp_path))
    assert isinstance(result.exception, CentralCloudError)
    assert "tasks that failed: 1, that are done: 0" in str(result.exception)


def test_the_jobs_command_lists_runs_and_tells(
    probe: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failed run is an error with its diagnostics; an unknown job says so."""
    probe.one("select scheduling.register_job('good', 'scheduling.expire', 'Good.', '0 0 1 1 *')")
    probe.one("select scheduling.register_job('bad', 'probe.gone', 'Bad.', p_after => '{good}')")
    monkeypatch.setenv("COLUMNS", "200")
    ran = invoke(jobs, probe, "run", "good")
    assert ran.stdout.startswith("run 1 of job good succeeded {")
    assert ran.stderr.startswith("run 2 of job bad failed: there is no function probe.gone()")
    failed = invoke(jobs, probe, "run", "bad")
    assert isinstance(failed.exception, CentralCloudError)
    assert failed.exception.sqlstate == "SC505"
    assert "there is no job" in str(invoke(jobs, probe, "run", "none").exception)

    listed = invoke(jobs, probe, "list").output
    assert "after good" in listed and "0 0 1 1 *" in listed and "disabled" in listed
    history = invoke(jobs, probe, "history", "bad").output
    assert history.count("failed") == 2 and "chain" in history and "hand" in history


def test_the_tick_command_runs_what_is_due(probe: Database) -> None:
    """Once, and once alone for a slot."""
    probe.one("select centralcloud.freeze_clock('2026-01-01 12:00Z')")
    probe.one("select scheduling.register_job('often', 'scheduling.expire', '.', '* * * * *')")
    probe.one("select centralcloud.freeze_clock('2026-01-01 12:03Z')")
    for _ in range(2):
        assert invoke(tick, probe).exit_code == 0
    assert probe.all("select trigger, state from scheduling.runs") == [("tick", "succeeded")]
