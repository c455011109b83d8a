"""Jobs that follow others: diamonds, chains that were cut, chains over a job that is paused."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from tests.conftest import Database
from tests.python.test_scheduling_runs import SCHEDULER, at, call, runs
from tests.waiting import DOOR, held

PROBE = f"""
create schema probe authorization centralcloud_owner;
set role centralcloud_owner;
create table probe.knobs (fails text, waits text);
insert into probe.knobs values (null, null);

-- Fails, or comes to the door, where its job is told to.
create function probe.work() returns jsonb language plpgsql set search_path = '' as $$
declare
  v_knobs probe.knobs;
  v_job   text;
begin
  select k.* into v_knobs from probe.knobs as k;
  select r.job into strict v_job from scheduling.runs as r
  where r.state = 'running' and r.pid = pg_backend_pid();
  if v_job = v_knobs.waits then
    perform {DOOR};
  end if;
  if v_job = v_knobs.fails then
    raise exception '% fails', v_job;
  end if;
  return '{{}}';
end
$$;
reset role;
update scheduling.jobs set enabled = false;
"""

#: start → left, right → end → last
DIAMOND = {
    "start": [],
    "left": ["start"],
    "right": ["start"],
    "end": ["left", "right"],
    "last": ["end"],
}


@pytest.fixture
def diamond(hub: Database) -> Database:
    """At a frozen 12:05, nothing else enabled."""
    hub.connection.execute(PROBE)
    at(hub, "12:05")
    for name, after in DIAMOND.items():
        hub.one(
            "select scheduling.register_job(%s, 'probe.work', '.', p_after => %s)", [name, after]
        )
    return hub


def order(hub: Database) -> list[str]:
    """The jobs that succeeded, in order."""
    rows = hub.all("select job from scheduling.runs where state = 'succeeded' order by run_id")
    return [job for (job,) in rows]


def told(hub: Database, column: str, value: str | None) -> None:
    """Have a job fail, or come to the door."""
    hub.connection.execute(f"update probe.knobs set {column} = %s".encode(), [value])


def test_the_end_of_a_diamond_runs_once(diamond: Database) -> None:
    """After both sides, in the session that began; so does what follows it, each time."""
    for times in (1, 2, 3):
        call(diamond, "call scheduling.run_job('start')")
        assert order(diamond) == ["start", "left", "right", "end", "last"] * times
    call(diamond, "call scheduling.catch_up()")
    assert len(order(diamond)) == 15


def test_the_end_of_a_diamond_waits_for_the_side_that_failed(diamond: Database) -> None:
    """Once its retry has worked, the end runs, once."""
    told(diamond, "fails", "left")
    call(diamond, "call scheduling.run_job('start')")
    assert order(diamond) == ["start", "right"]
    told(diamond, "fails", None)
    call(diamond, "call scheduling.catch_up()")
    assert order(diamond) == ["start", "right"]
    at(diamond, "12:07")
    call(diamond, "call scheduling.catch_up()")
    assert order(diamond) == ["start", "right", "left", "end", "last"]
    assert runs(diamond, "left") == [
        (None, 1, "chain", "failed"), (None, 2, "catch_up", "succeeded")
    ]  # fmt: skip


def test_both_sides_at_once_run_the_end_once(diamond: Database) -> None:
    """Their sessions both see that it is due, twenty times."""
    for times in range(1, 21):
        with ThreadPoolExecutor(2) as pool:
            sides = [
                pool.submit(call, diamond, f"call scheduling.run_job('{side}')")
                for side in ("left", "right")
            ]
        for side in sides:
            side.result()
        assert order(diamond).count("end") == order(diamond).count("last") == times


@pytest.mark.parametrize("cut", ["start", "left", "end", "last"])
def test_a_chain_goes_on_after_a_crash(diamond: Database, cut: str) -> None:
    """Whichever of its jobs lost its session: catch_up runs that again, and what follows."""
    told(diamond, "waits", cut)
    with held(diamond, lambda: _call_and_be_cut(diamond)):
        assert diamond.one(
            "select pg_terminate_backend(pid, 60000) from scheduling.runs where job = %s", [cut]
        )
    told(diamond, "waits", None)
    for moment in ("12:06", "12:08"):
        at(diamond, moment)
        call(diamond, "call scheduling.catch_up()")
    if cut == "start":
        # Who starts a job by hand sees what becomes of it.
        assert order(diamond) == []
    else:
        assert sorted(order(diamond)) == sorted(DIAMOND)
    assert next(run[3] for run in runs(diamond, cut)) == "crashed"


def _call_and_be_cut(hub: Database) -> None:
    with pytest.raises(psycopg.OperationalError), hub.connect(SCHEDULER) as session:
        session.execute("call scheduling.run_job('start')")


def test_a_chain_waits_for_a_job_that_is_paused(diamond: Database) -> None:
    """Nothing runs past it; once it goes on, so does the chain, for all that passed, once."""
    diamond.one("select scheduling.disable_job('left', 'Its table is being rebuilt.')")
    for _ in range(2):
        call(diamond, "call scheduling.run_job('start')")
    call(diamond, "call scheduling.catch_up()")
    assert order(diamond) == ["start", "right"] * 2
    diamond.one("select scheduling.enable_job('left')")
    call(diamond, "call scheduling.catch_up()")
    assert order(diamond)[4:] == ["left", "end", "last"]


def test_a_job_that_is_paused_while_it_runs_ends(diamond: Database) -> None:
    """Its run is not cut off, and what follows it goes on."""
    told(diamond, "waits", "left")
    with held(diamond, lambda: call(diamond, "call scheduling.run_job('start')")):
        diamond.one("select scheduling.disable_job('left')")
    assert order(diamond) == ["start", "left", "right", "end", "last"]
