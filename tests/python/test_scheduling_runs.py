"""Runs of jobs: what commits, what is undone, what is found out, over several connections."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from psycopg import sql

from tests.conftest import Database
from tests.waiting import DOOR, held, running

SCHEDULER = "centralcloud_scheduler"

PROBE = f"""
create schema probe authorization centralcloud_owner;
set role centralcloud_owner;
create table probe.facts (n integer primary key deferrable initially deferred);
create table probe.knobs (fail_at integer, door_at integer, batches integer);
insert into probe.knobs (batches) values (5);

-- Adds the next number, comes to the door, fails where it is told to.
create function probe.count() returns jsonb language plpgsql set search_path = '' as $$
declare
  v_knobs probe.knobs;
  v_n     integer;
begin
  select k.* into v_knobs from probe.knobs as k;
  insert into probe.facts select coalesce(max(f.n), 0) + 1 from probe.facts as f
  returning n into v_n;
  if v_n = v_knobs.door_at then
    perform {DOOR};
  end if;
  if v_n = v_knobs.fail_at then
    raise exception 'no % here', v_n
      using errcode = 'SC999', detail = 'It was told so.', hint = 'Tell it otherwise.';
  end if;
  return jsonb_build_object('rows', 1, 'last_id', v_n, 'more', v_n < v_knobs.batches);
end
$$;

create function probe.doubled() returns jsonb language sql as $$
  insert into probe.facts values (1), (1) returning '{{}}'::jsonb $$;
create function probe.nothing() returns jsonb language sql as $$ select null::jsonb $$;
create function probe.a_list() returns jsonb language sql as $$ select '[1]'::jsonb $$;
create function probe.some_text() returns text language sql as $$ select 'ok' $$;
reset role;
"""


@pytest.fixture
def probe(hub: Database) -> Database:
    """A hub whose only enabled job is `count`, every ten minutes, at a frozen 12:05."""
    hub.connection.execute(PROBE)
    hub.connection.execute("update scheduling.jobs set enabled = false")
    at(hub, "12:05")
    hub.one(
        "select scheduling.register_job("
        "'count', 'probe.count', 'Counts.', '*/10 * * * *', p_backoff => '1 minute')"
    )
    return hub


def at(hub: Database, moment: str) -> None:
    """Freeze the clock on 2026-01-01."""
    hub.one("select centralcloud.freeze_clock(%s)", [f"2026-01-01 {moment}Z"])


def call(hub: Database, statement: str) -> None:
    """As pg_cron does: in the scheduler's own session, ended afterwards."""
    with hub.connect(SCHEDULER) as session:
        session.execute(statement)


def runs(hub: Database, job: str = "count") -> list[tuple[Any, ...]]:
    """(slot's time, attempt, trigger, state) of a job, in order."""
    return hub.all(
        "select to_char(slot at time zone 'UTC', 'HH24:MI'), attempt, trigger, state "
        "from scheduling.runs where job = %s order by run_id",
        [job],
    )


def facts(hub: Database) -> list[int]:
    """What the probe counted and committed."""
    return [row[0] for row in hub.all("select n from probe.facts order by n")]


@contextmanager
def at_the_door(hub: Database, statement: str, number: int = 1) -> Iterator[None]:
    """A call that waits at the door with that number, until the block ends or the call is ended."""

    def to_the_end() -> None:
        with suppress(psycopg.OperationalError):
            call(hub, statement)

    hub.connection.execute("update probe.knobs set door_at = %s", [number])
    with held(hub, to_the_end):
        yield


def test_a_slot_succeeds_once(probe: Database) -> None:
    """However often run_due is called within it."""
    at(probe, "12:10")
    for _ in range(3):
        call(probe, "call scheduling.run_due('count')")
    at(probe, "12:19:59")
    call(probe, "call scheduling.run_due('count')")
    assert runs(probe) == [("12:10", 1, "cron", "succeeded")]
    at(probe, "12:20")
    call(probe, "call scheduling.run_due('count')")
    assert runs(probe)[1:] == [("12:20", 1, "cron", "succeeded")]


def test_every_batch_is_committed(probe: Database) -> None:
    """Another connection sees the first batches while the run goes on, and the stats so far."""
    with at_the_door(probe, "call scheduling.run_job('count')", 3):
        assert facts(probe) == [1, 2]
        assert probe.all("select state, stats from scheduling.runs") == [
            ("running", {"rows": 2, "last_id": 2})
        ]
    assert probe.one("select state from scheduling.runs") == "succeeded"
    assert facts(probe) == [1, 2, 3, 4, 5]
    assert probe.one("select stats from scheduling.runs") == {"rows": 5, "last_id": 5}


def test_a_failure_leaves_what_was_committed_and_its_diagnostics(probe: Database) -> None:
    """Of five batches the third fails: two stay, and the run says what happened where."""
    probe.connection.execute("update probe.knobs set fail_at = 3")
    call(probe, "call scheduling.run_due('count')")
    assert facts(probe) == [1, 2]
    (run,) = probe.all(
        "select state, stats, sqlstate, error, detail, hint, context, finished_at is not null "
        "from scheduling.runs"
    )
    assert run[:6] == (
        "failed", {"rows": 2, "last_id": 2}, "SC999", "no 3 here", "It was told so.",
        "Tell it otherwise.",
    )  # fmt: skip
    assert "probe.count() line 13 at RAISE" in run[6]
    assert run[7]


def test_a_deferred_constraint_fails_the_run(probe: Database) -> None:
    """Not the commit after it, which nobody would record."""
    probe.one("select scheduling.register_job('twice', 'probe.doubled', 'Fails at the commit.')")
    call(probe, "call scheduling.run_job('twice')")
    assert probe.all("select state, sqlstate from scheduling.runs") == [("failed", "23505")]
    assert facts(probe) == []


@pytest.mark.parametrize(
    ("routine", "state", "sqlstate"),
    [
        ("probe.nothing", "succeeded", None),
        ("probe.not_there", "failed", "SC505"),
        ("probe.some_text", "failed", "SC505"),
        ("probe.a_list", "failed", "SC506"),
    ],
)
def test_a_routine_is_a_function_that_returns_an_object(
    probe: Database, routine: str, state: str, sqlstate: str | None
) -> None:
    """What is missing or of another shape is a failed run that says so, never a success."""
    probe.one("select scheduling.register_job('odd', %s, 'Odd.')", [routine])
    call(probe, "call scheduling.run_job('odd')")
    assert probe.all("select state, sqlstate from scheduling.runs") == [(state, sqlstate)]


def test_missed_slots_run_once_and_late(probe: Database) -> None:
    """The server was down over three slots; catch_up waits until the last is 90 s old."""
    at(probe, "12:10")
    call(probe, "call scheduling.run_due('count')")
    at(probe, "12:41:29")
    call(probe, "call scheduling.catch_up()")
    assert runs(probe)[1:] == [("12:30", 1, "catch_up", "succeeded")]
    at(probe, "12:41:30")
    call(probe, "call scheduling.catch_up()")
    call(probe, "call scheduling.catch_up()")
    assert runs(probe)[2:] == [("12:40", 1, "catch_up", "succeeded")]


def test_a_new_job_has_missed_nothing(probe: Database) -> None:
    """Slots before it was registered, or while it was disabled, were not missed."""
    call(probe, "call scheduling.catch_up()")
    probe.one("select scheduling.disable_job('count')")
    at(probe, "12:55")
    probe.one("select scheduling.enable_job('count')")
    call(probe, "call scheduling.catch_up()")
    assert runs(probe) == []
    at(probe, "13:02")
    call(probe, "call scheduling.catch_up()")
    assert runs(probe) == [("13:00", 1, "catch_up", "succeeded")]


@pytest.mark.parametrize(("policy", "slots"), [("skip", []), ("all", ["12:10", "12:20", "12:30"])])
def test_the_policy_says_which_missed_slots_run(
    probe: Database, policy: str, slots: list[str]
) -> None:
    """`skip` none of them, `all` each, oldest first."""
    probe.connection.execute("update scheduling.jobs set catch_up = %s", [policy])
    at(probe, "12:35")
    call(probe, "call scheduling.catch_up()")
    assert [run[0] for run in runs(probe)] == slots


def test_a_failed_slot_is_tried_again_after_its_backoff(probe: Database) -> None:
    """One minute, then two, each up to a quarter longer, and no fourth; success is the slot's."""
    probe.connection.execute("update probe.knobs set fail_at = 1")
    at(probe, "12:10")
    call(probe, "call scheduling.run_due('count')")
    for moment in ("12:10:59", "12:11:15", "12:13:14", "12:13:45", "12:19:00"):
        at(probe, moment)
        call(probe, "call scheduling.catch_up()")
    assert runs(probe) == [
        ("12:10", 1, "cron", "failed"),
        ("12:10", 2, "catch_up", "failed"),
        ("12:10", 3, "catch_up", "failed"),
    ]
    probe.connection.execute("update probe.knobs set fail_at = null")
    call(probe, "call scheduling.run_due('count')")
    call(probe, "call scheduling.run_due('count')")
    assert runs(probe)[3:] == [("12:10", 4, "cron", "succeeded")]


def test_a_run_by_hand_is_not_tried_again(probe: Database) -> None:
    """Who started it saw it fail; the failed slot before it still has its attempts."""
    probe.connection.execute("update probe.knobs set fail_at = 1")
    at(probe, "12:10")
    call(probe, "call scheduling.run_due('count')")
    call(probe, "call scheduling.run_job('count')")
    at(probe, "12:12")
    call(probe, "call scheduling.catch_up()")
    assert [run[1:] for run in runs(probe)] == [
        (1, "cron", "failed"), (1, "hand", "failed"), (2, "catch_up", "failed"),
    ]  # fmt: skip


def test_an_overlapping_start_is_skipped(probe: Database) -> None:
    """The clock's is a skipped run without attempt; by hand it is an error too."""
    with at_the_door(probe, "call scheduling.run_job('count')"):
        call(probe, "call scheduling.run_due('count')")
        with pytest.raises(psycopg.Error, match="is running already") as caught:
            call(probe, "call scheduling.run_job('count')")
        assert caught.value.sqlstate == "SC504"
        call(probe, "call scheduling.catch_up()")
    assert runs(probe) == [
        (None, 1, "hand", "succeeded"),
        ("12:00", None, "cron", "skipped"),
        (None, None, "hand", "skipped"),
    ]


@pytest.mark.parametrize("trigger", ["cron", "catch_up"])
def test_a_crashed_run_is_found_and_its_slot_runs(probe: Database, trigger: str) -> None:
    """Its backend is gone: the next start, or catch_up, says so; its batch left nothing."""
    at(probe, "12:10")
    with at_the_door(probe, "call scheduling.run_due('count')"):
        assert probe.one("select pg_terminate_backend(pid, 60000) from scheduling.runs")
    assert facts(probe) == []
    if trigger == "cron":
        call(probe, "call scheduling.run_due('count')")
    else:
        call(probe, "call scheduling.catch_up()")
        assert [run[3] for run in runs(probe)] == ["crashed"]
        at(probe, "12:12")
        call(probe, "call scheduling.catch_up()")
    assert runs(probe) == [("12:10", 1, "cron", "crashed"), ("12:10", 2, trigger, "succeeded")]
    assert "is gone" in probe.one("select error from scheduling.runs where state = 'crashed'")
    assert facts(probe) == [1, 2, 3, 4, 5]


def test_a_run_past_its_timeout_is_cancelled(probe: Database) -> None:
    """By the next start of anything; it says why."""
    with at_the_door(probe, "call scheduling.run_due('count')"):
        at(probe, "13:04:59")
        call(probe, "call scheduling.catch_up()")
        assert [run[3] for run in runs(probe)] == ["running"]
        probe.connection.execute("update scheduling.jobs set enabled = false")
        at(probe, "13:05")
        call(probe, "call scheduling.catch_up()")
        probe.eventually("select state from scheduling.runs", "failed")
    assert probe.all("select sqlstate, error from scheduling.runs") == [
        ("57014", "it took longer than its timeout of 01:00:00")
    ]
    assert facts(probe) == []


def test_what_hangs_in_one_catch_up_holds_up_no_other_job(probe: Database) -> None:
    """The other goes on with the rest, and ends it once it may."""
    probe.one("select scheduling.register_job('other', 'probe.nothing', '.', '* * * * *')")
    at(probe, "12:11:31")
    with at_the_door(probe, "call scheduling.catch_up()"):
        call(probe, "call scheduling.catch_up()")
        states = "select job, state from scheduling.runs order by run_id"
        assert probe.all(states) == [("count", "running"), ("other", "succeeded")]
        probe.connection.execute("update probe.knobs set door_at = null")
        at(probe, "13:11:31")
        call(probe, "call scheduling.catch_up()")
        probe.eventually("select state from scheduling.runs where run_id = 1", "failed")
    assert [run[3] for run in runs(probe, "other")] == ["succeeded"] * 2


def test_a_run_of_many_batches_stops_at_its_timeout(probe: Database) -> None:
    """Between two batches it looks at the clock itself."""
    with at_the_door(probe, "call scheduling.run_due('count')", 3):
        at(probe, "13:05")
    assert probe.all("select state, (stats ->> 'rows')::int from scheduling.runs") == [
        ("failed", 3)
    ]
    assert facts(probe) == [1, 2, 3]


def test_a_job_runs_after_all_it_follows(probe: Database) -> None:
    """At once, whoever started those; not again before they succeed again; and so on down."""
    for name, after in (("other", []), ("both", ["count", "other"]), ("last", ["both"])):
        probe.one(
            "select scheduling.register_job(%s, 'probe.nothing', 'Follows.', p_after => %s)",
            [name, after],
        )
    call(probe, "call scheduling.run_due('count')")
    assert runs(probe, "both") == []
    call(probe, "call scheduling.run_job('other')")
    call(probe, "call scheduling.run_job('other')")
    assert runs(probe, "both") == [(None, 1, "chain", "succeeded")]
    assert runs(probe, "last") == [(None, 1, "chain", "succeeded")]
    call(probe, "call scheduling.run_job('count')")
    assert runs(probe, "both") == [(None, 1, "chain", "succeeded")] * 2
    call(probe, "call scheduling.catch_up()")
    assert len(runs(probe, "both")) == len(runs(probe, "last")) == 2


def test_a_chain_that_was_cut_goes_on(probe: Database) -> None:
    """What ran after a success that nobody followed up; a failure stops the chain there."""
    probe.one(
        "select scheduling.register_job('next', 'probe.not_there', '.', p_after => '{count}')"
    )
    probe.one("select scheduling.register_job('last', 'probe.nothing', '.', p_after => '{next}')")
    probe.connection.execute("update scheduling.jobs set enabled = name <> 'next'")
    call(probe, "call scheduling.run_job('count')")
    assert runs(probe, "next") == []
    probe.one("select scheduling.enable_job('next')")
    call(probe, "call scheduling.catch_up()")
    assert runs(probe, "next") == [(None, 1, "catch_up", "failed")]
    assert runs(probe, "last") == []
    probe.one("select scheduling.register_job('next', 'probe.nothing', '.', p_after => '{count}')")
    at(probe, "12:07")
    call(probe, "call scheduling.catch_up()")
    assert runs(probe, "next")[1:] == [(None, 2, "catch_up", "succeeded")]
    assert runs(probe, "last") == [(None, 1, "chain", "succeeded")]


def test_the_clock_beats_before_each_run(probe: Database) -> None:
    """So that many runs in a row do not look like a clock that stands still."""
    probe.one("select scheduling.register_job('next', 'probe.nothing', '.', '*/10 * * * *')")
    at(probe, "12:12")
    beat = "select scheduling.last_beat()"
    with at_the_door(probe, "call scheduling.catch_up()"):
        assert probe.one(beat) == datetime(2026, 1, 1, 12, 12, tzinfo=UTC)
        at(probe, "12:13")
    assert [run[3] for run in runs(probe) + runs(probe, "next")] == ["succeeded"] * 2
    assert probe.one(beat) == datetime(2026, 1, 1, 12, 13, tzinfo=UTC)


def test_tick_runs_what_is_due_now(probe: Database) -> None:
    """A slot need not age, also one that is skipped when it is late; twice is once."""
    probe.one("select scheduling.register_job('next', 'probe.nothing', '.', p_after => '{count}')")
    probe.connection.execute("update scheduling.jobs set catch_up = 'skip'")
    for moment in ("12:09", "12:10", "12:10:05", "12:22", "12:30"):
        at(probe, moment)
        call(probe, "call scheduling.tick()")
    assert runs(probe) == [("12:10", 1, "tick", "succeeded"), ("12:30", 1, "tick", "succeeded")]
    assert probe.one("select scheduling.last_beat()") == datetime(2026, 1, 1, 12, 30, tzinfo=UTC)
    assert runs(probe, "next") == [(None, 1, "chain", "succeeded")] * 2


def test_two_clocks_start_a_slot_once(probe: Database) -> None:
    """Eight sessions tick at the same moment, ten times."""
    for hour in range(13, 23):
        probe.one("select centralcloud.freeze_clock(%s)", [f"2026-01-01 {hour}:00Z"])
        with running(*[lambda: call(probe, "call scheduling.tick()")] * 8):
            pass
    done = [run for run in runs(probe) if run[3] == "succeeded"]
    assert [run[0] for run in done] == [f"{hour}:00" for hour in range(13, 23)]
    assert {run[3] for run in runs(probe)} <= {"succeeded", "skipped"}


def test_a_disabled_job_runs_by_hand_alone(probe: Database) -> None:
    """Its slot is refused."""
    probe.one("select scheduling.disable_job('count')")
    with pytest.raises(psycopg.Error) as caught:
        call(probe, "call scheduling.run_due('count')")
    assert caught.value.sqlstate == "SC502"
    call(probe, "call scheduling.tick()")
    call(probe, "call scheduling.run_job('count')")
    assert [run[2] for run in runs(probe)] == ["hand"]


def test_run_job_tells_its_run(probe: Database) -> None:
    """Named notation without the second argument gives its id back."""
    with probe.connect(SCHEDULER) as session:
        (run_id,) = session.execute("call scheduling.run_job(p_job => 'count')").fetchone() or ()
    assert probe.one("select state from scheduling.find_run(%s)", [run_id]) == "succeeded"


def test_a_run_that_lost_its_session_to_an_error_is_not_running_forever(probe: Database) -> None:
    """A session that was cancelled between claiming and running sees that it is not running it."""
    with probe.connect(SCHEDULER) as session:
        session.execute("select scheduling.start_run('count', 'tick')")
        session.execute("call scheduling.run_due('count')")
    assert [run[3] for run in runs(probe)] == ["crashed", "succeeded"]


def test_a_claimed_run_is_performed(probe: Database) -> None:
    """By the session that claimed it: to its end, with the jobs that follow."""
    probe.one("select scheduling.register_job('next', 'probe.nothing', '.', p_after => '{count}')")
    with probe.connect(SCHEDULER) as session:
        (run_id,) = session.execute("select scheduling.start_run('count', 'tick')").fetchone() or ()
        session.execute("call scheduling.perform(%s)", [run_id])
    assert runs(probe) == [(None, 1, "tick", "succeeded")]
    assert runs(probe, "next") == [(None, 1, "chain", "succeeded")]


def test_everything_due_is_what_is_old_enough(probe: Database) -> None:
    """Of slots; the trigger is what the caller says."""
    at(probe, "12:11")
    call(probe, "call scheduling.run_everything_due('catch_up', '61 s')")
    assert runs(probe) == []
    call(probe, "call scheduling.run_everything_due('catch_up', '60 s')")
    assert runs(probe) == [("12:10", 1, "catch_up", "succeeded")]


@pytest.mark.parametrize("start", ["catch_up()", "tick()", "run_due('count')", "run_job('count')"])
def test_a_database_that_isolates_more_runs_its_jobs_too(start: str, probe: Database) -> None:
    """Who waited for a row that another has changed goes on with what it holds now."""
    isolate = sql.SQL("alter database {} set default_transaction_isolation to 'serializable'")
    probe.server.execute(isolate.format(sql.Identifier(probe.name)))
    at(probe, "12:11:30")
    probe.one("select scheduling.beat('tick')")
    with probe.connect(autocommit=False) as other:
        other.execute("select scheduling.beat('tick')")
        other.execute("update scheduling.jobs set description = 'Counts on.'")
        with running(lambda: call(probe, f"call scheduling.{start}")):
            probe.until_blocked()
            other.commit()
    assert probe.one("select state from scheduling.runs") == "succeeded"


#: Whether somebody naps, and since when.
NAP_BEGAN = (
    "select xact_start from pg_stat_activity "
    "where datname = current_database() and wait_event = 'PgSleep'"
)
NAPPING = f"select exists ({NAP_BEGAN})"


@pytest.fixture
def spread(probe: Database) -> str:
    """A job like `count` with a splay of which this database's part is one to two seconds."""
    name = str(
        probe.one(
            "select min('count_' || n) from generate_series(1, 100) as n "
            "where scheduling.own_share('count_' || n) > 0.5"
        )
    )
    probe.one("select scheduling.disable_job('count')")
    probe.one("select scheduling.register_job(%s, 'probe.count', '.', '*/10 * * * *')", [name])
    probe.one("select scheduling.spread_job(%s, '2 seconds')", [name])
    at(probe, "12:10")
    return name


def test_pg_crons_start_waits_its_turn(probe: Database, spread: str) -> None:
    """Its part of the splay, once a run; who comes late, by hand or by another clock: nothing."""
    began = time.monotonic()
    call(probe, f"call scheduling.run_due('{spread}')")
    assert time.monotonic() - began >= 1
    assert runs(probe, spread) == [("12:10", 1, "cron", "succeeded")]

    probe.one("select scheduling.spread_job(%s, '1 minute')", [spread])
    with probe.connect(SCHEDULER) as session:
        # Its turn would come after half a minute or more.
        session.execute("set statement_timeout = '25 s'")
        for moment, start in (
            ("12:21", f"run_due('{spread}')"), ("12:21", f"run_job('{spread}')"),
            ("12:30", "tick()"), ("12:42", "catch_up()"),
        ):  # fmt: skip
            at(probe, moment)
            session.execute(f"call scheduling.{start}".encode())
    assert [run[2] for run in runs(probe, spread)[1:]] == ["cron", "hand", "tick", "catch_up"]


def test_who_waits_holds_no_snapshot_and_no_run(probe: Database, spread: str) -> None:
    """Naps are transactions of their own; nothing counts as running; a cancel ends it."""
    probe.one("select scheduling.spread_job(%s, '1 minute')", [spread])
    waiting = probe.connect(SCHEDULER)

    def wait_turn() -> None:
        with pytest.raises(psycopg.errors.QueryCanceled):
            waiting.execute(f"call scheduling.wait_turn('{spread}')".encode())

    naps: set[datetime] = set()
    with running(wait_turn):
        while len(naps) < 4:
            probe.eventually(NAPPING)
            naps |= {began for (began,) in probe.all(f"{NAP_BEGAN} and xact_start is not null")}
        assert runs(probe, spread) == []
        waiting.cancel()


@pytest.mark.parametrize(
    "statement",
    [
        "select scheduling.disable_job('{}')",
        "delete from scheduling.jobs where name = '{}'",
        "select scheduling.spread_job('{}', null)",
    ],
)
def test_what_changes_while_it_waits_counts(probe: Database, spread: str, statement: str) -> None:
    """Disabled or gone: it is left alone, in peace; without a splay it runs at once."""
    probe.one("select scheduling.spread_job(%s, '1 minute')", [spread])
    with probe.connect(SCHEDULER) as session:
        # Its turn would come after half a minute or more.
        session.execute("set statement_timeout = '25 s'")
        with running(lambda: session.execute(f"call scheduling.run_due('{spread}')".encode())):
            probe.eventually(NAPPING)
            probe.connection.execute(statement.format(spread).encode())
    ran = [("12:10", 1, "cron", "succeeded")] if "spread_job" in statement else []
    assert runs(probe, spread) == ran
