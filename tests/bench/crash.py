"""Everybody is killed, all the time, and in the end every message has had its effect once.

    python -m tests.bench.crash --kills N [--seed S] [--naive] [--check]

A hub and three instances on two servers of their own (fsync off: the machine itself lives on).
Producers, the fold, publishers, exchanges and workers are processes of their own; at random moments
one of them, one of their sessions, a backend or a whole server is killed. Messages come twice,
in any order, some can't be processed. What must be there in the end is reckoned from journals on
disk, outside the databases. Prints one figure a line; with --check it fails unless nothing is lost,
nothing doubled and nothing else amiss. With --naive one instance is served by the usual loop that
acknowledges in one transaction and applies in another: the figures show what that costs.
"""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path

import psycopg
from psycopg import sql

from tests.bench.crash_actors import POISON, TASK, TOPICS, Actor, Place, actors
from tests.bench.crash_oracle import Oracle, Verdict
from tests.conftest import Databases, Fleet, Server

INSTANCES = ("crash-a", "crash-b", "crash-c")
DRAIN_SECONDS = 300
#: Seconds between two kills, on average.
PACE = 0.3
SHOWN = 20

_SETTINGS = {
    "routing.max_attempts": "6",
    "routing.first_backoff": "100 ms",
    # A run says in minutes what an instance has hours for.
    "fleet.messages_per_hour": "100000000",
    "fleet.bytes_per_hour": "100000000000",
}

_HUB = f"""
create schema probe authorization centralcloud_owner;
set role centralcloud_owner;
create table probe.told (topic text, id uuid);
create table probe.did (id uuid);
create table probe.ended (id uuid);
create function probe.publish(p_topic text, p_message jsonb) returns void
language sql set search_path = '' as $$
  insert into probe.told (topic, id) values (p_topic, (p_message ->> 'id')::uuid);
  select routing.publish(p_topic, p_message);
$$;
create function probe.do(p_id uuid) returns void language sql set search_path = '' as $$
  insert into probe.did (id) values (p_id);
$$;
create function probe.finish(p_payload jsonb, p_result jsonb) returns void
language sql set search_path = '' as $$
  insert into probe.ended (id) values ((p_result ->> 'id')::uuid);
$$;
create function probe.refuse() returns trigger language plpgsql set search_path = '' as $$
begin
  raise check_violation using message = 'poison';
end $$;
create trigger refuse before insert on aggregation.observations
for each row when (new.trials = {POISON}) execute function probe.refuse();
reset role;
select scheduling.disable_job(j.job) from scheduling.overview() as j
where j.after is not null;
select scheduling.register_task_kind(
  '{TASK}', 'Probes.', 'probe.finish', p_max_attempts => 20, p_backoff => '0.1 seconds',
  p_lease => '1 second'
);
"""
_INSTANCE = """
create schema probe authorization centralcloud_owner;
set role centralcloud_owner;
create table probe.told (id uuid primary key);
create table probe.effects (n bigint generated always as identity, topic text, id uuid);
create function probe.tell(p_message jsonb) returns void language sql set search_path = '' as $$
  insert into probe.told (id) values ((p_message ->> 'id')::uuid) on conflict do nothing;
  select link.enqueue(p_message);
$$;
create function probe.apply(p_message jsonb) returns void
language plpgsql set search_path = '' as $$
begin
  insert into probe.effects (topic, id)
  values (p_message ->> 'topic', (p_message ->> 'id')::uuid);
  if p_message ->> 'fate' = 'dead'
    or p_message ->> 'fate' = 'late'
      and extract(epoch from clock_timestamp()) < (p_message ->> 'until')::numeric
  then
    raise check_violation using message = 'poison';
  end if;
end $$;
reset role;
select link.register_handler('crash', 'probe.apply', 'Leaves a row.');
"""


def say(line: str) -> None:
    """Progress, for whoever watches."""
    print(line, file=sys.stderr, flush=True)


# The place -------------------------------------------------------------------------------------


@contextmanager
def fleet_on_two_servers() -> Iterator[Fleet]:
    """A hub on one, its instances on the other, so that each can die while the other lives."""
    servers: list[Server] = []
    try:
        for _ in range(2):
            servers.append(Server())
        hub = Databases(servers[0]).create(servers[0].template("hub"), "hub")
        fleet = Fleet(hub, Databases(servers[1]), servers[1].template("instance"))
        hub.all(_HUB)
        for setting, value in _SETTINGS.items():
            hub.one("select centralcloud.change_setting(%s, %s)", [setting, value])
        for topic in TOPICS:
            hub.one("select routing.register_topic(%s, 'For the bench.')", [topic])
        for name in INSTANCES:
            fleet.add(name).all(_INSTANCE)
        yield fleet
    finally:
        for server in servers:
            server.stop()


def place_of(fleet: Fleet, folder: Path) -> Place:
    """What the actors need to know of it; closes what is open."""
    for database in (fleet.hub, *fleet.instances.values()):
        database.close()
    return Place(
        folder=folder,
        hub=fleet.hub.conninfo,
        instances={name: database.conninfo for name, database in fleet.instances.items()},
        logins={
            name: fleet.hub.server.conninfo(fleet.hub.name, name, password)
            for name, password in fleet.passwords.items()
        },
    )


class Stage:
    """The actors' processes: started, and started again when one ended before its time."""

    def __init__(self, cast: list[Actor]) -> None:
        """Nobody is on it yet."""
        self._cast = {actor.name: actor for actor in cast}
        self._processes: dict[str, BaseProcess] = {}
        self.restarts = 0

    def fill(self) -> None:
        """Start whoever is not there; one that came to its end stays away."""
        for name, actor in self._cast.items():
            process = self._processes.get(name)
            if process is None or process.exitcode not in (None, 0):
                self.restarts += process is not None
                self._processes[name] = multiprocessing.get_context("fork").Process(
                    target=actor.run, name=name, daemon=True
                )
                self._processes[name].start()

    @property
    def present(self) -> list[BaseProcess]:
        """Who is there."""
        return [process for process in self._processes.values() if process.exitcode is None]

    def is_producing(self) -> bool:
        """Whether some producer is not done."""
        return any(
            process.name.startswith(("sender", "teller", "publisher", "echo"))
            for process in self.present
        )

    def clear(self) -> None:
        """End them all."""
        for process in self.present:
            process.kill()
        for process in self._processes.values():
            process.join()


# The killer ------------------------------------------------------------------------------------


class Killer:
    """Kills at random, only what belongs to this bench."""

    def __init__(self, rng: random.Random, servers: list[Server], stage: Stage) -> None:
        """`servers`: whose sessions, backends and postmasters may die."""
        self.rng = rng
        self.servers = servers
        self.stage = stage
        self.kills: Counter[str] = Counter()
        self._ways: dict[str, tuple[int, Callable[[], bool]]] = {
            "session": (40, self.terminate_session),
            "backend": (14, self.kill_backend),
            "process": (30, self.kill_process),
            "stop": (12, lambda: self.crash_server(signal.SIGQUIT)),
            "postmaster": (4, lambda: self.crash_server(signal.SIGKILL)),
        }

    def kill(self) -> None:
        """One, of some kind; where there is nobody to kill, another."""
        weights = [weight for weight, _ in self._ways.values()]
        while True:
            kind = self.rng.choices([*self._ways], weights)[0]
            if self._ways[kind][1]():
                self.kills[kind] += 1
                return
            time.sleep(0.02)

    def terminate_session(self) -> bool:
        """pg_terminate_backend, of somebody at work where there is one."""
        server = self.rng.choice(self.servers)
        pid = self._pick(server)
        if pid is None:
            return False
        try:
            server.execute(sql.SQL("select pg_terminate_backend({})").format(pid))
        except psycopg.OperationalError:
            return False
        return True

    def kill_backend(self) -> bool:
        """Kill -9: the server ends all its sessions and recovers from its log."""
        server = self.rng.choice(self.servers)
        pid = self._pick(server)
        if pid is None or pid not in server.backends():
            return False
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True

    def kill_process(self) -> bool:
        """Kill -9 of a producer, a worker, or who called for an exchange or a fold."""
        process = self.rng.choice(self.stage.present)
        process.kill()
        process.join()
        self.stage.fill()
        return True

    def crash_server(self, how: signal.Signals) -> bool:
        """A whole server, away for a moment."""
        server = self.rng.choice(self.servers)
        server.crash(how)
        time.sleep(self.rng.uniform(0, 0.4))
        server.start()
        return True

    def _pick(self, server: Server) -> int | None:
        try:
            with psycopg.connect(server.conninfo("postgres"), autocommit=True) as connection:
                rows = connection.execute(
                    "select pid, state from pg_stat_activity "
                    "where backend_type = 'client backend' and pid <> pg_backend_pid() "
                    "order by backend_start, pid"
                ).fetchall()
        except psycopg.OperationalError:
            return None
        if not rows:
            return None
        weights = [1 if state == "idle" else 5 for _, state in rows]
        return int(self.rng.choices([pid for pid, _ in rows], weights)[0])


# The run ---------------------------------------------------------------------------------------


def run(kills: int, seed: int, *, naive: bool, folder: Path) -> tuple[Verdict, Counter[str], int]:
    """Kill so often, let everything drain, compare."""
    with fleet_on_two_servers() as fleet:
        place = place_of(fleet, folder)
        stage = Stage([*actors(place, str(seed), naive=naive)])
        servers = [fleet.hub.server, fleet.databases.server]
        killer = Killer(random.Random(seed), servers, stage)
        try:
            stage.fill()
            for number in range(1, kills + 1):
                time.sleep(min(killer.rng.expovariate(1 / PACE), 4 * PACE))
                stage.fill()
                killer.kill()
                if number % 20 == 0 or number == kills:
                    say(f"{number} of {kills} kills: {dict(killer.kills)}")
            place.end()
            is_drained = drain(fleet, stage)
        finally:
            stage.clear()
        verdict = Oracle(folder, fleet.hub, fleet.instances).judge()
        if not is_drained:
            verdict.wrong.append(f"not all was done {DRAIN_SECONDS} s after the last kill")
        return verdict, killer.kills, stage.restarts


def drain(fleet: Fleet, stage: Stage) -> bool:
    """Wait until nothing is left to do; False: something was after a long time."""
    deadline = time.monotonic() + DRAIN_SECONDS
    while time.monotonic() < deadline:
        stage.fill()
        if not stage.is_producing() and not any(left(fleet)):
            return True
        time.sleep(0.3)
    say(f"left: {[*left(fleet)]}, {[process.name for process in stage.present]}")
    for row in fleet.hub.all(
        "select task_id, state, attempt, centralcloud.clock(), due_at, lease_until, worker, error "
        "from scheduling.open_tasks(%s)", [TASK],
    ):  # fmt: skip
        say(f"left: task {row}")
    return False


def left(fleet: Fleet) -> Iterator[int]:
    """What is still to be done: sent, folded, applied, tried again, worked on."""
    for instance in fleet.instances.values():
        yield instance.one("select outbox_waiting from link.state")
    yield fleet.hub.one("select count(*) from pgmq.q_patterns")
    yield fleet.hub.one("""
        select count(*) from routing.subscriptions as s
        where s.acked_offset < routing.newest_offset(s.topic)
    """)
    yield fleet.hub.one("select count(*) from routing.redeliveries")
    yield fleet.hub.one("select count(*) from scheduling.open_tasks(%s)", [TASK])


def report(verdict: Verdict, kills: Counter[str], restarts: int, seconds: float) -> None:
    """The figures; before them, on stderr, what is amiss."""
    for name in ("lost", "doubled", "wrong"):
        found = getattr(verdict, name)
        for line in found[:SHOWN]:
            say(f"{name}: {line}")
        if len(found) > SHOWN:
            say(f"{name}: and {len(found) - SHOWN} more")
    print(f"kills: {kills.total()}")
    for kind, count in sorted(kills.items()):
        print(f"kills, {kind}: {count}")
    print(f"messages: {verdict.messages}")
    print(f"broadcasts: {verdict.broadcasts}")
    print(f"effects: {verdict.effects}")
    print(f"lost: {len(verdict.lost)}")
    print(f"doubled: {len(verdict.doubled)}")
    print(f"otherwise wrong: {len(verdict.wrong)}")
    print(f"restarts: {restarts}")
    print(f"seconds: {seconds:.0f}")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=None, help="default: another one each time")
    parser.add_argument("--naive", action="store_true", help="serve one instance the usual way")
    parser.add_argument("--check", action="store_true", help="fail where anything is amiss")
    given = parser.parse_args()
    seed = given.seed if given.seed is not None else random.SystemRandom().randrange(10**6)
    print(f"seed: {seed}", flush=True)
    # A terminated bench takes its servers and processes with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    logging.getLogger("psycopg").setLevel(logging.CRITICAL)
    folder = Path(tempfile.mkdtemp(prefix="centralcloud-crash-"))
    began = time.monotonic()
    try:
        verdict, kills, restarts = run(given.kills, seed, naive=given.naive, folder=folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    report(verdict, kills, restarts, time.monotonic() - began)
    return 1 if given.check and not verdict.is_clean else 0


if __name__ == "__main__":
    sys.exit(main())
