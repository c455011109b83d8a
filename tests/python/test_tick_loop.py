"""`centralcloud tick --loop` as a process: the clock of a database without pg_cron."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import AbstractContextManager
from subprocess import PIPE, Popen
from typing import Any

import pytest
from psycopg import sql

from tests.conftest import Database
from tests.waiting import DOOR, PATIENCE, end, eventually, shut, started

MAIN = (sys.executable, "-c", "from centralcloud.cli import main; main()")
PROBE = f"""
create schema probe;
create table probe.starts (at timestamptz default clock_timestamp());
create function probe.lasts() returns jsonb language plpgsql volatile as $$
begin
  insert into probe.starts default values;
  perform {DOOR};
  return '{{}}';
end $$;
update scheduling.jobs set enabled = false;
select centralcloud.freeze_clock('2026-01-01 12:00:30Z');
select scheduling.register_job(
  'minutely', 'probe.lasts', '.', '* * * * *', p_catch_up => 'all', p_backoff => '0'
);
"""
_RUNS = (
    "select to_char(slot at time zone 'UTC', 'HH24:MI'), attempt, trigger, state "
    "from scheduling.runs where state <> 'skipped' order by run_id"
)


@pytest.fixture
def probe(instance: Database) -> Database:
    """A job a minute, on a clock that stands until it is set."""
    instance.all(PROBE)
    return instance


def loop(database: Database, every: float = 0.1) -> AbstractContextManager[Popen[str]]:
    """A process that ticks ten times a second."""
    argv = [*MAIN, "tick", "--loop", "--every", str(every), "--database", database.conninfo]
    return started(argv, stderr=PIPE)


def until(database: Database, statement: str, expected: Any) -> None:
    """Wait until it says so."""
    eventually(lambda: database.all(statement), expected)


def set_clock(database: Database, minute: int) -> None:
    """To half past a minute."""
    database.one("select centralcloud.freeze_clock(%s)", [f"2026-01-01 12:{minute:02}:30Z"])


def let_in(database: Database, *, allowed: bool) -> None:
    """Whether it takes new connections."""
    statement = sql.SQL("alter database {} allow_connections {}")
    name = sql.Identifier(database.name)
    database.server.execute(statement.format(name, sql.Literal(allowed)))


def test_two_loops_run_each_slot_once(probe: Database) -> None:
    """At the next look after its minute, by whichever comes first."""
    with loop(probe), loop(probe):
        for minute in range(1, 4):
            set_clock(probe, minute)
            slots = [f"12:{n:02}" for n in range(1, minute + 1)]
            until(probe, _RUNS, [(slot, 1, "tick", "succeeded") for slot in slots])
    assert probe.one("select count(*) from probe.starts") == 3


def test_a_lost_database_is_waited_for(probe: Database) -> None:
    """It takes a run with it, and lets nobody in for a while."""
    with loop(probe) as process:
        with shut(probe):
            set_clock(probe, 1)
            until(probe, "select state from scheduling.runs", [("running",)])
            let_in(probe, allowed=False)
            probe.all("select pg_terminate_backend(pid) from scheduling.runs")
            refused = "lost the database, again in 0 s: cannot connect to"
            assert any(line.startswith(refused) for line in process.stderr or [])
        let_in(probe, allowed=True)
        until(probe, _RUNS, [("12:01", 1, "tick", "crashed"), ("12:01", 2, "tick", "succeeded")])


def test_a_database_that_is_no_primary_is_waited_for(probe: Database) -> None:
    """A standby takes no writes, until it is promoted."""
    name = sql.Identifier(probe.name)
    read_only = sql.SQL("alter database {} set default_transaction_read_only to {}")
    probe.server.execute(read_only.format(name, sql.Literal("on")))
    with loop(probe) as process:
        assert process.stderr is not None
        assert "read-only transaction" in process.stderr.readline()
        probe.server.execute(read_only.format(name, sql.Literal("off")))
        set_clock(probe, 1)
        until(probe, _RUNS, [("12:01", 1, "tick", "succeeded")])


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_ends_what_it_runs(how: signal.Signals, probe: Database) -> None:
    """And nothing else is begun."""
    with loop(probe) as process:
        with shut(probe):
            set_clock(probe, 1)
            until(probe, "select state from scheduling.runs", [("running",)])
            process.send_signal(how)
        assert process.wait(PATIENCE) == 0
        assert process.stderr is not None
        assert process.stderr.read().endswith("stopped\n")
    assert probe.all(_RUNS) == [("12:01", 1, "tick", "succeeded")]


HANGS = """
create function probe.hangs() returns jsonb language sql volatile as
  $$ select to_jsonb(pg_sleep(3600)::text) $$;
select scheduling.register_job(
  'hangs', 'probe.hangs', '.', '* * * * *', p_timeout => '90 seconds', p_max_attempts => 1
);
"""


def test_a_job_that_hangs_holds_up_no_other(probe: Database) -> None:
    """And is ended by its timeout, though the session that runs it can't look at the clock."""
    probe.all(HANGS)
    with loop(probe):
        set_clock(probe, 1)
        until(probe, f"{_RUNS} offset 1", [("12:01", 1, "tick", "succeeded")])
        set_clock(probe, 2)
        ended = "select error from scheduling.runs where job = 'hangs' and state = 'failed'"
        until(probe, f"{_RUNS} offset 2", [("12:02", 1, "tick", "succeeded")])
        assert probe.all(ended) == []
        set_clock(probe, 3)
        until(probe, ended, [("it took longer than its timeout of 00:01:30",)])


def test_told_twice_to_stop_it_waits_for_nothing(probe: Database) -> None:
    """What it ran is a crashed run, which the next clock finds."""
    probe.all(HANGS)
    probe.all("select scheduling.disable_job('minutely')")
    with loop(probe) as process:
        set_clock(probe, 1)
        until(probe, "select state from scheduling.runs", [("running",)])
        process.send_signal(signal.SIGTERM)
        # Another one: two of a kind that are not yet heard are one.
        code, _, told = end(process, signal.SIGINT)
    assert code == 0
    assert str(told).endswith("stopped\n")
    probe.eventually("select scheduling.mark_crashed()", 1)


def test_told_to_stop_while_it_rests_it_ends_at_once(probe: Database) -> None:
    """However long the pause would be."""
    set_clock(probe, 1)
    with loop(probe, 3600) as process:
        until(probe, _RUNS, [("12:01", 1, "tick", "succeeded")])
        code, _, told = end(process, signal.SIGTERM)
    assert code == 0
    assert str(told).endswith("stopped\n")


def test_what_can_not_be_reached_at_first_is_an_error(probe: Database) -> None:
    """A wrong address is told, not waited for."""
    ran = subprocess.run(
        [*MAIN, "tick", "--loop", "--database", probe.server.conninfo("nowhere")],
        capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert ran.returncode == 1
    assert "nowhere" in ran.stderr
