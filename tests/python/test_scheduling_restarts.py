"""Restarts and crashes: each policy does what it promises, and a slot takes effect exactly once.

What a policy promises is said once more in Python (`Oracle`), from the words in the comment on
`scheduling.jobs.catch_up` and over plain lists, so that it shares nothing with the SQL.
"""

from __future__ import annotations

import random
import shutil
import threading
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from croniter import croniter

from tests.conftest import Database, Databases, Server
from tests.waiting import DOOR, held, running

SCHEDULER = "centralcloud_scheduler"
BEGAN = datetime(2026, 1, 1, 12, 5, tzinfo=UTC)
MAX_ATTEMPTS = 3
LIMIT = 6

PROBE = f"""
create schema probe authorization centralcloud_owner;
set role centralcloud_owner;
create table probe.fates (
  slot timestamptz, attempt integer, fate text, primary key (slot, attempt)
);
create table probe.effects (slot timestamptz, part integer, primary key (slot, part));
create table probe.knobs (parts integer, seconds float8, door_at integer);
insert into probe.knobs values (1, 0);

-- The next part of its slot; it fails or loses its backend where that is its fate.
create function probe.work() returns jsonb language plpgsql set search_path = '' as $$
declare
  v_run   scheduling.runs;
  v_knobs probe.knobs;
  v_fate  text;
  v_part  integer;
begin
  perform pg_current_xact_id();
  if not pg_try_advisory_xact_lock(1) then
    -- Who has committed has no transaction id any more, and lets go of its locks a little later.
    if exists (
      select from pg_catalog.pg_locks as l
      join pg_catalog.pg_stat_activity as a on a.pid = l.pid
      where l.locktype = 'advisory' and l.objid = 1 and l.granted
        and a.datname = current_database() and a.pid <> pg_backend_pid()
        and a.backend_xid is not null
    ) then
      raise exception 'it runs beside itself';
    end if;
    perform pg_advisory_xact_lock(1);
  end if;
  select k.* into v_knobs from probe.knobs as k;
  select r.* into strict v_run from scheduling.runs as r
  where r.job = 'work' and r.state = 'running' and r.pid = pg_backend_pid();
  select f.fate into v_fate from probe.fates as f
  where f.slot = v_run.slot and f.attempt = v_run.attempt;
  if v_run.slot is null then
    return '{{}}';
  end if;

  insert into probe.effects
  select v_run.slot, count(*) + 1 from probe.effects as e where e.slot = v_run.slot
  returning part into v_part;
  perform pg_sleep(v_knobs.seconds);
  if v_part = v_knobs.door_at then
    perform {DOOR};
  end if;
  if v_fate = 'fails' then
    raise exception 'it fails';
  elsif v_fate = 'crashes' then
    perform pg_terminate_backend(pg_backend_pid()), pg_sleep(5);
  end if;
  return jsonb_build_object('more', v_part < v_knobs.parts);
end
$$;
reset role;
update scheduling.jobs set enabled = false;
"""


def prepare(hub: Database, policy: str, schedule: str) -> None:
    """A job `work`, at a frozen 12:05, and nothing else."""
    hub.connection.execute(PROBE)
    freeze(hub, BEGAN)
    hub.one(
        "select scheduling.register_job('work', 'probe.work', '.', %s, p_catch_up => %s, "
        "p_max_attempts => %s, p_backoff => '1 minute', p_catch_up_limit => %s)",
        [schedule, policy, MAX_ATTEMPTS, LIMIT],
    )


def freeze(hub: Database, moment: datetime) -> None:
    """The clock stands there."""
    hub.one("select centralcloud.freeze_clock(%s)", [moment])


def call(hub: Database, statement: str) -> bool:
    """In a session of its own, as pg_cron does; whether it lived to its end."""
    with hub.connect(SCHEDULER) as session:
        return survives(hub, statement, session)


def survives(hub: Database, statement: str, session: psycopg.Connection[Any]) -> bool:
    """Whether a session does; where not, its backend is gone afterwards."""
    pid = session.info.backend_pid
    try:
        session.execute(statement.encode())
    except psycopg.OperationalError:
        hub.eventually(f"select not exists (select from pg_stat_activity where pid = {pid})")
        return False
    except psycopg.DatabaseError as error:
        assert (error.sqlstate, statement) == ("SC504", BY_HAND), error
    return True


RUN_DUE = "call scheduling.run_due('work')"
CATCH_UP = "call scheduling.catch_up()"
BY_HAND = "call scheduling.run_job('work')"


# What each policy promises -------------------------------------------------------------------


@dataclass
class Run:
    """One run as it should be: of a slot, or (state skipped) for slots that are left out."""

    slot: datetime
    attempt: int | None
    state: str
    ended: datetime
    left_out: tuple[datetime, datetime] | None = None


@dataclass
class Oracle:
    """What should have run by now."""

    policy: str
    slots: list[datetime]
    fates: dict[tuple[datetime, int], str]
    runs: list[Run] = field(default_factory=list)
    tried: defaultdict[datetime, list[Run]] = field(default_factory=lambda: defaultdict(list))
    #: How many slots from the first on are settled, as what is settled stays.
    settled: int = 0

    def run_due(self, now: datetime) -> None:
        """pg_cron starts the slot that is due now."""
        self._find_crashed(now)
        if self.policy == "all":
            self._run_owed(now, now)
        elif "succeeded" not in [run.state for run in self.tried[now]]:
            self._run(now, now)

    def catch_up(self, now: datetime) -> None:
        """What was missed, which takes 90 seconds, and what is to be tried again."""
        self._find_crashed(now)
        late = now - timedelta(seconds=90)
        if self.policy == "all":
            self._run_owed(now, late)
            return
        newest = max(self._until(late), default=BEGAN)
        started = max(self.tried, default=BEGAN)
        if self.policy == "once" and newest > started:
            self._run(newest, now)
        elif self.runs and self._may_again(self.runs[-1], now):
            self._run(self.runs[-1].slot, now)

    def _run_owed(self, now: datetime, until: datetime) -> None:
        while owed := self._owed(now):
            tried = self.tried[owed[0]]
            late = [slot for slot in owed if slot <= now - timedelta(seconds=90)]
            if tried:
                if not self._may_again(tried[-1], now):
                    return
            elif len(late) > LIMIT:
                gone = late[:-LIMIT]
                self.runs.append(Run(gone[-1], None, "skipped", now, (gone[0], gone[-1])))
                continue
            elif owed[0] > until:
                return
            if self._run(owed[0], now) == "running":
                return

    def _run(self, slot: datetime, now: datetime) -> str:
        attempt = len(self.tried[slot]) + 1
        fate = self.fates.get((slot, attempt), "works")
        state = {"works": "succeeded", "fails": "failed", "crashes": "running"}[fate]
        self.runs.append(Run(slot, attempt, state, now))
        self.tried[slot].append(self.runs[-1])
        return state

    def _find_crashed(self, now: datetime) -> None:
        """Nothing starts beside a run: it is the newest."""
        if self.runs and self.runs[-1].state == "running":
            self.runs[-1].state, self.runs[-1].ended = "crashed", now

    def _until(self, moment: datetime) -> list[datetime]:
        return self.slots[: bisect_right(self.slots, moment)]

    def _owed(self, now: datetime) -> list[datetime]:
        while self._is_settled(self.slots[self.settled]):
            self.settled += 1
        return [slot for slot in self._until(now)[self.settled :] if not self._is_settled(slot)]

    def _is_settled(self, slot: datetime) -> bool:
        spans = [run.left_out for run in self.runs if run.left_out is not None]
        tried = self.tried[slot]
        return (
            any(first <= slot <= last for first, last in spans)
            or len(tried) == MAX_ATTEMPTS
            or any(run.state == "succeeded" for run in tried)
        )

    @staticmethod
    def _may_again(run: Run, now: datetime) -> bool:
        """After 1 or 2 minutes and less than a quarter of that, seen by a clock of minutes."""
        if run.state not in ("failed", "crashed") or run.attempt is None:
            return False
        waits = timedelta(minutes=2 ** (run.attempt - 1) + 1)
        return run.attempt < MAX_ATTEMPTS and now - run.ended >= waits


def told(hub: Database) -> list[tuple[Any, ...]]:
    """The runs that are there, as `expected` writes them."""
    return hub.all(
        "select slot, attempt, state, (stats ->> 'left_out_from')::timestamptz, "
        "(stats ->> 'left_out_to')::timestamptz from scheduling.runs where job = 'work' "
        "order by run_id"
    )


def expected(oracle: Oracle) -> list[tuple[Any, ...]]:
    """The runs that should be."""
    return [
        (run.slot, run.attempt, run.state, *(run.left_out or (None, None))) for run in oracle.runs
    ]


def slots_of(schedule: str, until: datetime) -> list[datetime]:
    """After the beginning."""
    every = croniter(schedule, BEGAN, datetime, implement_cron_bug=True)
    found = [every.get_next()]
    while found[-1] <= until:
        found.append(every.get_next())
    return found


def assert_each_slot_at_most_once(hub: Database) -> None:
    """And its effects are there exactly where it succeeded."""
    done = hub.all(
        "select slot from scheduling.runs where job = 'work' and state = 'succeeded' "
        "and slot is not null order by slot"
    )
    assert len(done) == len(set(done))
    parts = hub.one("select parts from probe.knobs")
    assert hub.all("select slot, count(*) from probe.effects group by slot order by slot") == [
        (slot, parts) for (slot,) in done
    ]
    assert not hub.all("select error from scheduling.runs where error like 'it runs beside%'")


# Under a clock that stands where it is put ---------------------------------------------------


@pytest.mark.parametrize("policy", ["skip", "once", "all"])
@pytest.mark.parametrize(("seed", "schedule"), [(1, "*/10 * * * *"), (2, "4,21,50 8-20/3 * * *")])
def test_a_policy_does_what_it_says_over_60_restarts(
    policy: str, seed: int, schedule: str, hub: Database
) -> None:
    """Outages of minutes to days, runs that fail or crash, a pg_cron that misses some slots."""
    chance = random.Random(f"{policy} {seed}")
    prepare(hub, policy, schedule)
    slots = slots_of(schedule, BEGAN + timedelta(days=20))
    fates = {
        (slot, attempt): chance.choice(["fails", "crashes"])
        for slot in slots
        for attempt in (1, 2, 3)
        if chance.random() < (0.3 if attempt == 1 else 0.6)
    }
    with hub.connection.cursor() as cursor, cursor.copy("copy probe.fates from stdin") as rows:
        for (slot, attempt), fate in fates.items():
            rows.write_row((slot, attempt, fate))
    oracle = Oracle(policy, slots, fates)

    now = BEGAN
    for _ in range(60):
        session = hub.connect(SCHEDULER)
        step = (slots[1] - slots[0]).total_seconds() / 60
        now += timedelta(minutes=int(step * chance.choice([0, 0.5, 2, 5, 9, 30])))
        for _ in range(int(step * chance.uniform(1, 2))):
            now += timedelta(minutes=1)
            starts = [(RUN_DUE, oracle.run_due)] if now in slots and chance.random() < 0.8 else []
            starts += [(CATCH_UP, oracle.catch_up)] if chance.random() < 0.3 else []
            if starts:
                freeze(hub, now)
            for statement, promise in starts:
                promise(now)
                if not survives(hub, statement, session):
                    session = hub.connect(SCHEDULER)
        session.close()
    assert now < slots[-1]
    assert told(hub) == expected(oracle)
    assert_each_slot_at_most_once(hub)
    states = {run.state for run in oracle.runs}
    assert {"succeeded", "failed", "crashed"} <= states
    assert ("skipped" in states) == (policy == "all")
    assert max(len(tried) for tried in oracle.tried.values()) == MAX_ATTEMPTS


@pytest.mark.parametrize("policy", ["once", "all"])
def test_many_clocks_at_once_run_a_slot_once(policy: str, hub: Database) -> None:
    """Two of catch_up, run_due and somebody's hand side by side, over outages, with failures."""
    chance = random.Random(policy)
    prepare(hub, policy, "*/10 * * * *")
    hub.connection.execute("update probe.knobs set seconds = 0.01")
    hub.connection.execute(
        "insert into probe.fates select s, a, 'fails' from generate_series(timestamptz "
        "'2026-01-01 12:10Z', '2026-01-02', '10 min') as s, generate_series(1, 3) as a "
        "where abs(hashtext(s::text || a)) % 3 = 0"
    )
    now = BEGAN
    clocks = [
        (hub.connect(SCHEDULER), statement) for statement in (RUN_DUE, CATCH_UP, CATCH_UP, BY_HAND)
    ]
    with ThreadPoolExecutor(len(clocks)) as pool:
        for _ in range(25):
            now = now.replace(minute=now.minute // 10 * 10)
            now += timedelta(minutes=chance.choice([10, 10, 20, 50]) + 2 * chance.randint(0, 1))
            freeze(hub, now)
            starts = [
                pool.submit(survives, hub, statement, session) for session, statement in clocks
            ]
            assert all(start.result() for start in starts)
    while now.hour != 3:
        freeze(hub, now := now + timedelta(minutes=3))
        assert survives(hub, CATCH_UP, clocks[1][0])

    assert_each_slot_at_most_once(hub)
    runs = [run for run in told(hub) if run[0] is not None and run[2] != "skipped"]
    assert {run[2] for run in runs} == {"succeeded", "failed"}
    if policy == "all":
        # In order; each tried until it worked, or as often as it may be; none is forgotten.
        assert [run[:2] for run in runs] == sorted(run[:2] for run in runs)
        last = {run[0]: run for run in runs}
        assert all(run[2] == "succeeded" or run[1] == MAX_ATTEMPTS for run in last.values())
        spans = [run[3:] for run in told(hub) if run[3] is not None]
        slots = slots_of("*/10 * * * *", now - timedelta(minutes=13))
        assert not [
            slot
            for slot in slots
            if slot not in last and not any(first <= slot <= end for first, end in spans)
        ]


# Killed ----------------------------------------------------------------------------------------

KILLER = """
create sequence probe.steps;
create table probe.kill (at_step bigint);
insert into probe.kill values (null);
create function probe.step() returns trigger language plpgsql set search_path = '' as $$
begin
  if nextval('probe.steps') = (select k.at_step from probe.kill as k) then
    perform pg_terminate_backend(pg_backend_pid()), pg_sleep(5);
  end if;
  return new;
end
$$;
do $$
declare
  v_table text;
begin
  foreach v_table in array '{scheduling.runs,scheduling.heart,probe.effects}'::text[] loop
    execute format('create trigger step_before before insert or update on %s
      for each row execute function probe.step()', v_table);
    execute format('create trigger step_after after insert or update on %s
      for each row execute function probe.step()', v_table);
    execute format('create constraint trigger step_at_commit after insert or update on %s
      deferrable initially deferred for each row execute function probe.step()', v_table);
  end loop;
end
$$;
alter function probe.step() owner to centralcloud_owner;
alter sequence probe.steps owner to centralcloud_owner;
alter table probe.kill owner to centralcloud_owner;
"""


@pytest.fixture
def killable(hub: Database) -> Callable[[], int]:
    """An hourly job in two batches and one that follows it; the next hour comes, as its number."""
    prepare(hub, "all", "0 * * * *")
    hub.connection.execute("update probe.knobs set parts = 2")
    hub.connection.execute(KILLER)
    hub.connection.execute(
        "create function probe.follow() returns jsonb language sql as $$ select '{}'::jsonb $$; "
        "alter function probe.follow() owner to centralcloud_owner"
    )
    hub.one("select scheduling.register_job('follow', 'probe.follow', '.', p_after => '{work}')")
    hours = 0

    def next_hour() -> int:
        nonlocal hours
        hours += 1
        freeze(hub, BEGAN.replace(minute=0) + timedelta(hours=hours))
        return hours

    return next_hour


def assert_it_is_made_good(hub: Database, clock: psycopg.Connection[Any], hours: int) -> None:
    """Catch_up goes on from there: every hour's slot, and what follows it, exactly once."""
    for minute in (2, 5, 9, 15):
        freeze(hub, BEGAN.replace(minute=minute) + timedelta(hours=hours))
        assert survives(hub, CATCH_UP, clock)
    assert_each_slot_at_most_once(hub)
    done = "select count(*) from scheduling.runs where state = 'succeeded' and job = %s"
    assert hub.one(done, ["work"]) == hours
    assert hub.one(done, ["follow"]) == hours
    assert not hub.one("select exists (select from scheduling.runs where state = 'running')")


@pytest.mark.parametrize("start", [RUN_DUE, CATCH_UP])
def test_a_run_killed_at_any_write_is_made_good(
    start: str, hub: Database, killable: Callable[[], int]
) -> None:
    """Before, after and at the commit of each write, the first, the second, … until it survives."""
    clock = hub.connect(SCHEDULER)
    for step in range(1, 100):
        hours = killable()
        if start == CATCH_UP:
            freeze(hub, BEGAN.replace(minute=2) + timedelta(hours=hours))
        hub.one("select setval('probe.steps', 1, false)")
        hub.connection.execute("update probe.kill set at_step = %s", [step])
        survived = call(hub, start)
        hub.connection.execute("update probe.kill set at_step = null")
        assert_it_is_made_good(hub, clock, hours)
        if survived:
            break
    # Seven writes: two runs begin and end, one of them in two parts, with its stats in between.
    assert step > 7 * 3
    # A run whose beginning was undone is no run; the five other writes each left one.
    assert hub.one("select count(*) from scheduling.runs where state = 'crashed'") == 5 * 3


def test_a_run_killed_at_any_moment_is_made_good(
    hub: Database, killable: Callable[[], int]
) -> None:
    """From outside, anywhere between its first statement and after its last."""
    chance = random.Random(7)
    clock = hub.connect(SCHEDULER)
    hub.connection.execute("update probe.knobs set seconds = 0.005")
    killable()
    began = time.monotonic()
    assert call(hub, RUN_DUE)
    whole, killed = time.monotonic() - began, 0
    while killed < 25:
        hours = killable()
        session = hub.connect(SCHEDULER)
        killer = threading.Timer(
            chance.uniform(0, whole * 1.2),
            hub.connection.execute,
            ("select pg_terminate_backend(%s)", [session.info.backend_pid]),
        )
        killer.start()
        began = time.monotonic()
        if survives(hub, RUN_DUE, session):
            whole = time.monotonic() - began
        else:
            killed += 1
        killer.join()
        session.close()
        assert_it_is_made_good(hub, clock, hours)


# With the server itself ------------------------------------------------------------------------


@pytest.fixture
def mortal() -> Iterator[Database]:
    """A hub on a server of its own, which may be crashed."""
    server = Server()
    try:
        made = Databases(server)
        yield made.create(server.template("hub"))
        made.close()
    finally:
        server.stop()
        shutil.rmtree(server.base_dir, ignore_errors=True)


def test_a_run_that_the_server_took_down_is_made_good(mortal: Database) -> None:
    """It crashes in the second part; its pid comes again as a stranger's, who is left alone."""
    prepare(mortal, "all", "*/10 * * * *")
    mortal.connection.execute("update probe.knobs set parts = 3, door_at = 2")
    now = BEGAN.replace(minute=0)
    for round_ in range(1, 4):
        freeze(mortal, now := now + timedelta(minutes=10))
        mortal.connect().execute("select pg_advisory_lock(86)")
        with running(lambda: _call_until_the_end(mortal)):
            mortal.until_blocked()
            mortal.server.crash()
            mortal.close()
        mortal.server.start()

        assert mortal.one("select count(*) from scheduling.runs where state = 'running'") == 1
        stranger = mortal.connect()
        mortal.connection.execute(
            "update scheduling.runs set pid = %s where state = 'running'",
            [stranger.info.backend_pid],
        )
        freeze(mortal, now + timedelta(minutes=2))
        call(mortal, CATCH_UP)
        assert told(mortal)[-1][1:3] == (1, "crashed")
        assert stranger.execute("select 1").fetchone() == (1,)
        freeze(mortal, now + timedelta(minutes=4))
        call(mortal, CATCH_UP)
        assert told(mortal)[-1][1:3] == (2, "succeeded")
        assert mortal.one("select count(*) from probe.effects") == 3 * round_
        assert mortal.one("select scheduling.last_beat()") == now + timedelta(minutes=4)
    assert_each_slot_at_most_once(mortal)


def _call_until_the_end(hub: Database) -> None:
    try:
        with psycopg.connect(hub.server.conninfo(hub.name, SCHEDULER), autocommit=True) as session:
            session.execute(RUN_DUE)
    except psycopg.OperationalError:
        return


def test_a_stranger_is_never_cancelled(hub: Database) -> None:
    """A run past its timeout whose backend is not known for certain: a warning names the pid."""
    prepare(hub, "once", "*/10 * * * *")
    stranger = hub.connect(SCHEDULER)
    hub.connection.execute(
        "insert into scheduling.runs (job, attempt, trigger, state, pid, started_at) "
        "values ('work', 1, 'cron', 'running', %s, %s)",
        [stranger.info.backend_pid, BEGAN - timedelta(hours=2)],
    )
    hints: list[str | None] = []
    with (
        hub.connect(SCHEDULER) as session,
        held(hub, lambda: stranger.execute(f"select {DOOR}".encode())),
    ):
        session.add_notice_handler(lambda said: hints.append(said.message_hint))
        row = session.execute("select scheduling.cancel_overdue()").fetchone()
    assert row == (0,)
    assert hints == [f"A superuser can: select pg_cancel_backend({stranger.info.backend_pid})."]
