"""Those who are killed: each a process that says the same again until it knows that it was heard.

What an actor means to do and what it was told go into its journal, a file that no crash of a
database can take back; the oracle is made of the journals alone.
"""

from __future__ import annotations

import json
import os
import random
import sys
import threading
import time
import traceback
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from centralcloud.errors import CentralCloudError
from centralcloud.tasks.registry import TaskContext, task
from centralcloud.worker import Worker

Connection = psycopg.Connection[Any]
Message = dict[str, Any]

TOPICS = ("crash.one", "crash.two")
TASK = "crash_probe"
#: Trials of a pattern that the test's trigger refuses: the message passes the door, not the fold.
POISON = 999_999_937
#: How long the handler of a message that fails at first goes on failing.
LATE_SECONDS = 0.8
_FINGERPRINTS = [str(uuid.uuid5(uuid.NAMESPACE_URL, f"crash/{n}")) for n in range(12)]
#: What a crash looks like to who is connected; a deadlock would be an OperationalError too.
_CRASHES = ("08", "57P0", "25P03")


class Journal:
    """One actor's file: a line for each thing, written before and after it is done."""

    def __init__(self, path: Path) -> None:
        """Goes on where one that was killed left off."""
        self.path = path
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def note(self, what: str, **data: Any) -> None:
        """Add a line, by one write: it is there whole or not at all."""
        os.write(self._file, (json.dumps({"what": what, **data}) + "\n").encode())

    def lines(self) -> list[Message]:
        """All of it."""
        return read_journal(self.path)


def read_journal(path: Path) -> list[Message]:
    """What an actor noted, in order."""
    return [json.loads(line) for line in path.read_text().splitlines()]


@dataclass
class Place:
    """Where everything is."""

    folder: Path
    hub: str
    instances: dict[str, str]
    #: How each instance logs in to the hub.
    logins: dict[str, str]

    def scheduler(self, conninfo: str) -> str:
        """The same database as pg_cron's role."""
        return psycopg.conninfo.make_conninfo(conninfo, user="centralcloud_scheduler")

    @property
    def is_ending(self) -> bool:
        """No more is to be produced."""
        return (self.folder / "ending").exists()

    def end(self) -> None:
        """Tell the producers."""
        (self.folder / "ending").touch()


class Actor:
    """A loop that connects again whenever its connection breaks."""

    def __init__(self, name: str, place: Place, conninfo: str, seed: str) -> None:
        """`conninfo`: the database it works in."""
        self.name = name
        self.place = place
        self.conninfo = conninfo
        self.seed = seed
        self.rng = random.Random()

    def run(self) -> None:
        """The whole life of the process."""
        self.begin()
        try:
            self.recall()
            while not self.is_done():
                self._live_once()
        except BaseException:
            self.journal.note("surprise", error=traceback.format_exc()[-1500:])
            raise

    def begin(self) -> None:
        """In the new process: no two of one name do the same."""
        _die_with_parent()
        self.journal = Journal(self.place.folder / f"{self.name}.journal")
        self.journal.note("began")
        lives = sum(line["what"] == "began" for line in self.journal.lines())
        self.rng.seed(f"{self.seed} {self.name} {lives}")

    def _live_once(self) -> None:
        try:
            with psycopg.connect(self.conninfo, autocommit=True, connect_timeout=5) as connection:
                while not self.is_done():
                    self.act(connection)
                    self.pause(0.06)
        except psycopg.Error as error:
            if not self.is_expected(error):
                where = traceback.format_exc()[-700:]
                self.journal.note("surprise", sqlstate=error.sqlstate, error=where)
            self.pause(0.2)

    def is_expected(self, error: psycopg.Error) -> bool:
        """Whether it is a crash that the error tells of."""
        if error.sqlstate is None:
            return isinstance(error, psycopg.OperationalError)
        return error.sqlstate.startswith(_CRASHES)

    def pause(self, at_most: float) -> None:
        """Leave time for others, never the same."""
        time.sleep(self.rng.uniform(0, at_most))

    def recall(self) -> None:
        """Take up what an earlier process of this name left."""

    def is_done(self) -> bool:
        """Whether nothing is left to do: only producers come to an end."""
        return False

    def act(self, connection: Connection) -> None:
        """Do something, once."""
        raise NotImplementedError


# Producers -------------------------------------------------------------------------------------


def send(actor: Actor, connection: Connection, batch: list[Message]) -> None:
    """Send in a transaction that stays open for a moment: others with the same ids meet it."""
    with connection.transaction():
        connection.execute(
            "select intake.send_batch(%s::jsonb[])", [[Jsonb(message) for message in batch]]
        )
        actor.pause(0.03)


class Producer(Actor):
    """Makes snapshots as messages: some older than the last, some in parts, a few poisonous."""

    def __init__(self, name: str, place: Place, conninfo: str, seed: str, source: str) -> None:
        """`source`: the instance that speaks."""
        super().__init__(name, place, conninfo, seed)
        self.source = source
        self.made = 0
        #: What is sent until it is confirmed.
        self.pending: dict[str, Message] = {}
        self.confirmed: list[Message] = []

    def recall(self) -> None:
        """What was meant to be said until it is heard, and was not confirmed, is pending."""
        for line in self.journal.lines():
            if line["what"] == "meant":
                self.made = max(self.made, line["number"])
                if line["fate"] in ("", "poison"):
                    self.pending[line["message"]["id"]] = line["message"]
            elif line["what"] == "confirmed":
                for known in line["ids"]:
                    self.pending.pop(known, None)

    def is_done(self) -> bool:
        """All is confirmed."""
        return self.place.is_ending and not self.pending

    def mean(self, fates: dict[str, float]) -> list[tuple[str, Message]]:
        """Make one snapshot and note it; returns its messages, each with its fate."""
        self.made += 1
        number = self.made
        fate = self.rng.choices([*fates], [*fates.values()])[0]
        if fate == "poison":
            messages = [self._message(f"poison:{number}", number, [_pattern(POISON, 0)])]
        else:
            stream = str(self.rng.randrange(4))
            back = self.rng.randint(1, 20) if self.rng.random() < 0.2 else 0
            version = 1000 * (max(number - back, 0) + 1) + number % 1000
            messages = self._snapshot(stream, version, whole=fate == "once")
        for message in messages:
            self.journal.note("meant", number=number, fate=fate, message=message)
        return [(fate, message) for message in messages]

    def _snapshot(self, stream: str, version: int, *, whole: bool) -> list[Message]:
        told = self.rng.sample(range(len(_FINGERPRINTS)), self.rng.randint(0, 6))
        patterns = [_pattern(self.rng.randrange(1000), n) for n in told]
        parts = 1 if whole or self.rng.random() < 0.8 else self.rng.randint(2, 3)
        if parts == 1:
            return [self._message(stream, version, patterns)]
        return [
            self._message(stream, version, patterns[part::parts], part=part + 1, parts=parts)
            for part in range(parts)
        ]

    def _message(self, stream: str, version: int, patterns: list[Message], **part: int) -> Message:
        return {
            "type": "patterns",
            "id": str(uuid.UUID(int=self.rng.getrandbits(128), version=4)),
            "source": self.source,
            "snapshot": {"stream": f"{self.name}:{stream}", "version": version, **part},
            "patterns": patterns,
        }


class Sender(Producer):
    """Sends as the instance itself, in batches in any order, some messages twice and again."""

    def act(self, connection: Connection) -> None:
        """One batch."""
        once: list[Message] = []
        if not self.place.is_ending:
            for _ in range(self.rng.randint(1, 3)):
                for fate, message in self.mean({"": 0.8, "once": 0.16, "poison": 0.04}):
                    if fate == "once":
                        once.append(message)
                    else:
                        self.pending[message["id"]] = message
        batch = self.rng.sample([*self.pending.values()], min(len(self.pending), 8)) + once
        known = self.confirmed[-20:]
        batch += self.rng.sample(batch, len(batch) // 4)
        batch += self.rng.sample(known, min(len(known), 2))
        self.rng.shuffle(batch)
        if not batch:
            return
        self.pause(0.03)
        send(self, connection, batch)
        self.journal.note("confirmed", ids=[message["id"] for message in batch])
        for message in batch:
            if self.pending.pop(message["id"], None):
                self.confirmed.append(message)


class Echo(Actor):
    """Says again, over a connection of its own, what a sender means to say or has just said."""

    def __init__(self, name: str, place: Place, conninfo: str, seed: str, of: str) -> None:
        """`of`: the sender."""
        super().__init__(name, place, conninfo, seed)
        self.of = of

    def is_done(self) -> bool:
        """With the producers."""
        return self.place.is_ending

    def act(self, connection: Connection) -> None:
        """The sender's last messages, whether it has sent them or not, and one from before."""
        path = self.place.folder / f"{self.of}.journal"
        if not path.exists():
            return
        with path.open("rb") as file:
            file.seek(max(path.stat().st_size - 20_000, 0))
            lines = [json.loads(line) for line in file.read().split(b"\n")[1:-1]]
        said = [
            line["message"] for line in lines if line["what"] == "meant" and line["fate"] != "once"
        ]
        batch = said[-3:] + self.rng.sample(said, min(len(said), 1))
        if batch:
            send(self, connection, batch)


class Teller(Producer):
    """Enqueues on the instance, in the transaction of a local effect; sometimes thinks better."""

    def act(self, connection: Connection) -> None:
        """One transaction."""
        messages = [*self.pending.values()]
        fates = {"": 0.6, "once": 0.2, "undone": 0.2}
        fate = ""
        if not self.place.is_ending:
            made = self.mean(fates)
            fate = made[0][0]
            messages = messages * (fate == "") + [message for _, message in made]
            if fate == "":
                self.pending |= {message["id"]: message for message in messages}
        self.rng.shuffle(messages)
        with connection.transaction(force_rollback=fate == "undone"):
            for message in messages:
                connection.execute("select probe.tell(%s)", [Jsonb(message)])
        if fate != "undone":
            self.journal.note("confirmed", ids=[message["id"] for message in messages])
            for message in messages:
                self.pending.pop(message["id"], None)


class Publisher(Actor):
    """Publishes with a row of its own beside it, and sometimes a task; or takes it all back."""

    def __init__(
        self, name: str, place: Place, conninfo: str, seed: str, *, hopeless: bool
    ) -> None:
        """`hopeless`: now and then tell what no instance can ever apply."""
        super().__init__(name, place, conninfo, seed)
        self.hopeless = hopeless
        self.made = 0

    def recall(self) -> None:
        """Numbers go on."""
        self.made = sum(line["what"] == "publish" for line in self.journal.lines())

    def is_done(self) -> bool:
        """Nothing is told again: what became of it is in the probe's rows."""
        return self.place.is_ending

    def act(self, connection: Connection) -> None:
        """One transaction."""
        self.made += 1
        fates = {"good": 0.92, "late": 0.06, "dead": 0.02 * self.hopeless}
        told = {
            "id": str(uuid.UUID(int=self.rng.getrandbits(128), version=4)),
            "topics": self.rng.choice([TOPICS[:1], TOPICS[1:], TOPICS]),
            "fate": self.rng.choices([*fates], [*fates.values()])[0],
            "task": self.rng.random() < 0.3,
            "undone": self.rng.random() < 0.2,
            "number": self.made,
        }
        self.journal.note("publish", **told)
        with connection.transaction(force_rollback=bool(told["undone"])):
            if told["task"]:
                connection.execute(
                    "select scheduling.request_task(%s, %s, %s)",
                    [TASK, Jsonb({"id": told["id"]}), told["id"]],
                )
            for topic in told["topics"]:
                connection.execute(
                    "select probe.publish(%s, %s)",
                    [topic, Jsonb({
                        "type": "crash", "topic": topic, "id": told["id"], "fate": told["fate"],
                        "by": self.name, "number": self.made, "until": time.time() + LATE_SECONDS,
                    })],
                )  # fmt: skip
            self.pause(0.02)
        if not told["undone"]:
            self.journal.note("published", id=told["id"])


# Consumers -------------------------------------------------------------------------------------


class Runner(Actor):
    """Runs a job over and over."""

    def __init__(self, name: str, place: Place, conninfo: str, seed: str, job: str) -> None:
        """`job`: which."""
        super().__init__(name, place, place.scheduler(conninfo), seed)
        self.job = job

    def act(self, connection: Connection) -> None:
        """One run; a failed one keeps its reason, and the oracle reads it."""
        connection.execute("call scheduling.run_job(%s)", [self.job])

    def is_expected(self, error: psycopg.Error) -> bool:
        """The backend of the process before may still be at it."""
        return error.sqlstate == "SC504" or super().is_expected(error)


class Exchanger(Actor):
    """Calls the exchange as such, beside the job that does."""

    def act(self, connection: Connection) -> None:
        """One pass."""
        connection.execute("select link.exchange()")

    def is_expected(self, error: psycopg.Error) -> bool:
        """The hub may be away."""
        return error.sqlstate == "SC304" or super().is_expected(error)


class NaiveConsumer(Actor):
    """What is often written instead: effect and acknowledgement are two transactions.

    Acknowledged first, a crash between them loses; applied first, it doubles. It does the one and
    the other by turns.
    """

    def __init__(self, name: str, place: Place, conninfo: str, seed: str, login: str) -> None:
        """`conninfo`: the instance; `login`: the instance at the hub."""
        super().__init__(name, place, conninfo, seed)
        self.login = login

    def act(self, connection: Connection) -> None:
        """One batch."""
        with psycopg.connect(self.login, autocommit=True, connect_timeout=5) as hub:
            hub.execute("select routing.subscribe('crash.#')")
            deliveries = hub.execute(
                "select topic, topic_offset, payload from routing.fetch(20)"
            ).fetchall()
            steps: list[Callable[[], None]] = [
                lambda: self._acknowledge(hub, deliveries),
                lambda: self._apply(connection, deliveries),
            ]
            for step in self.rng.sample(steps, 2):
                step()
                self.pause(0.1)

    def _acknowledge(self, hub: Connection, deliveries: list[tuple[Any, ...]]) -> None:
        for topic, offset, _ in deliveries:
            hub.execute("select routing.ack(%s, %s)", [topic, offset])

    def _apply(self, connection: Connection, deliveries: list[tuple[Any, ...]]) -> None:
        for _, _, payload in deliveries:
            connection.execute("select probe.apply(%s)", [Jsonb({**payload, "fate": "good"})])


class TaskWorker(Actor):
    """The worker that this package has, with a task whose effects can be counted."""

    def run(self) -> None:
        """Until killed."""
        self.begin()
        task(TASK)(self.perform)
        worker = psycopg.conninfo.make_conninfo(self.conninfo, user="centralcloud_worker")
        try:
            Worker(worker, self.place.folder, poll_seconds=0.5).run_forever()
        except CentralCloudError:
            # The hub was away when it began: it says so and ends, and is started again.
            sys.exit(1)

    def perform(self, context: TaskContext) -> dict[str, Any]:
        """A row, then some time in which to be killed."""
        context.connection.execute("select probe.do(%s)", [context.payload["id"]])
        self.pause(0.08)
        return {"id": context.payload["id"]}


# Small parts -----------------------------------------------------------------------------------


def _pattern(trials: int, number: int) -> Message:
    return {
        "fingerprint": _FINGERPRINTS[number],
        "name": f"crash {number}",
        "language": "python",
        "kind": "idiom",
        "trials": trials,
        "successes": trials // (number + 1),
        "occurrences": trials % 7,
    }


def _die_with_parent() -> None:
    """Nothing goes on when the bench itself was killed."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def actors(place: Place, seed: str, *, naive: bool) -> Iterator[Actor]:
    """Everyone of a run; with `naive`, the first instance is served by NaiveConsumer."""
    first, second, third = place.instances
    yield Sender(f"sender-{first}", place, place.logins[first], seed, first)
    yield Sender(f"sender-{second}", place, place.logins[second], seed, second)
    yield Echo("echo", place, place.logins[first], seed, f"sender-{first}")
    for name in (second, third):
        database = place.scheduler(place.instances[name])
        yield Teller(f"teller-{name}", place, database, seed, name)
    for number in (1, 2):
        database = place.scheduler(place.hub)
        yield Publisher(f"publisher-{number}", place, database, seed, hopeless=not naive)
    yield Runner("fold", place, place.hub, seed, "pattern_aggregation")
    for name, conninfo in place.instances.items():
        if naive and name == first:
            database = place.scheduler(conninfo)
            yield NaiveConsumer("naive", place, database, seed, place.logins[name])
        else:
            yield Runner(f"exchange-{name}", place, conninfo, seed, "exchange")
    yield Exchanger(f"exchanger-{third}", place, place.scheduler(place.instances[third]), seed)
    yield TaskWorker("worker-1", place, place.hub, seed)
    yield TaskWorker("worker-2", place, place.hub, seed)
