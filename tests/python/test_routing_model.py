"""Any order of what hub and instances may do or suffer: every message to effect exactly once.

A model in Python says what each call must return; the readers keep their applied offset with the
effect, as an instance does. At the end of each example everyone catches up, and every message that
the hub ever gave an offset took effect once, or is accounted for: given up, or missed by a resync.
CENTRALCLOUD_EXAMPLES=2000 tries other examples, and that many.
"""

from __future__ import annotations

import copy
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from psycopg.types.json import Jsonb

from tests.conftest import Database

START = datetime(2026, 1, 1, tzinfo=UTC)
JUMP = 1_000_000
MAX_ATTEMPTS = 3
KEEP_DEAD = timedelta(days=9)
READERS = ("reader-1", "reader-2")
KEYS = ("a", "b", "c")
#: Topic: messages kept, days kept, whether the newest of each key is state.
POLICIES = {"news": (4, 10, False), "state": (3, 5, True)}
TOPICS = tuple(POLICIES)

Delivery = tuple[str, int, str, str | None, Any, int, int]


@dataclass
class Message:
    """A row of the log, as it was published."""

    key: str | None
    number: int
    published_at: datetime


@dataclass
class Topic:
    """What the hub knows of a topic: all that was ever given an offset, and what is kept."""

    given: dict[int, Message] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)
    first: int = 1
    floor: int = 1

    def newest(self) -> int:
        """The last offset given out, or left out by a jump."""
        return max([*self.given, self.first - 1, self.floor - 1])

    def between(self, after: int, before: int) -> int:
        """How many messages were given an offset strictly between."""
        return sum(after < offset < before for offset in self.given)

    def state(self) -> list[int]:
        """The newest message of each key."""
        newest = {self.given[o].key: o for o in sorted(self.kept) if self.given[o].key is not None}
        return sorted(newest.values())


@dataclass
class Subscriber:
    """What the hub knows of one reader in one topic."""

    cursor: int = 0
    #: Offset: how often it was rejected, when it comes again, how many of these an earlier round.
    redeliveries: dict[int, tuple[int, datetime, int]] = field(default_factory=dict)
    #: Offset: when, after how many attempts.
    dead: dict[int, tuple[datetime, int]] = field(default_factory=dict)
    #: What is never given again and the reader was not told so.
    given_up: set[int] = field(default_factory=set)


class Hub:
    """The oracle: what the hub has to answer."""

    def __init__(self) -> None:
        """As installed."""
        self.topics = {topic: Topic() for topic in TOPICS}
        self.subscribers = {(r, t): Subscriber() for r in READERS for t in TOPICS}

    def publish(self, name: str, message: Message) -> int:
        """The next offset."""
        topic = self.topics[name]
        offset = topic.newest() + 1
        topic.given[offset] = message
        topic.kept.add(offset)
        return offset

    def fetch(self, reader: str, limit: int, now: datetime) -> list[Delivery]:
        """Redeliveries that are due, resyncs, messages in the order of their telling."""
        found = self._redeliveries(reader, now)[:limit]
        found += self._resyncs(reader)[: limit - len(found)]
        return found + self._messages(reader, limit - len(found))

    def _redeliveries(self, reader: str, now: datetime) -> list[Delivery]:
        due = sorted(
            (at, name, offset, attempts)
            for name in TOPICS
            for offset, (attempts, at, _) in self.subscribers[reader, name].redeliveries.items()
            if at <= now
        )
        return [self._row(name, o, "redelivery", attempts + 1) for _, name, o, attempts in due]

    def _is_left_behind(self, reader: str, name: str) -> bool:
        topic = self.topics[name]
        return topic.between(self.subscribers[reader, name].cursor, topic.first) > 0

    def _resyncs(self, reader: str) -> list[Delivery]:
        rows = []
        for name in TOPICS:
            if not self._is_left_behind(reader, name):
                continue
            topic, cursor = self.topics[name], self.subscribers[reader, name].cursor
            newer = [o for o in topic.state() if o > cursor] if POLICIES[name][2] else []
            for offset in newer or [topic.first - 1]:
                missed = topic.between(cursor, offset + (not newer))
                # What another reader's rejection still keeps there is no state.
                row = self._row(name, offset, "resync", 1, missed)
                rows.append(row if newer else (name, offset, "resync", None, None, 1, missed))
                cursor = offset
        return rows

    def _messages(self, reader: str, limit: int) -> list[Delivery]:
        rows = []
        for name in TOPICS:
            if self._is_left_behind(reader, name):
                continue
            topic, cursor = self.topics[name], self.subscribers[reader, name].cursor
            told_at = datetime.min.replace(tzinfo=UTC)
            for offset in sorted(o for o in topic.kept if o > cursor)[:limit]:
                told_at = max(told_at, topic.given[offset].published_at)
                rows.append((told_at, name, offset))
        return [self._row(name, offset, "message", 1) for _, name, offset in sorted(rows)[:limit]]

    def _row(self, name: str, offset: int, kind: str, attempt: int, missed: int = 0) -> Delivery:
        message = self.topics[name].given.get(offset)
        if message is None or offset not in self.topics[name].kept:
            return (name, offset, kind, None, None, attempt, missed)
        return (name, offset, kind, message.key, {"n": message.number}, attempt, missed)

    def ack(self, reader: str, name: str, offset: int) -> int:
        """The cursor."""
        subscriber = self.subscribers[reader, name]
        assert offset <= self.topics[name].newest()
        if offset > subscriber.cursor:
            subscriber.cursor = offset
        else:
            subscriber.redeliveries.pop(offset, None)
        return subscriber.cursor

    def reject(self, reader: str, name: str, offset: int, attempt: int, now: datetime) -> Any:
        """When it comes again; None: never; SC302: it is not in the log."""
        subscriber = self.subscribers[reader, name]
        if offset not in self.topics[name].kept:
            return "SC302"
        subscriber.cursor = max(subscriber.cursor, offset)
        attempts, due_at, before = subscriber.redeliveries.get(offset, (0, now, 0))
        if attempt <= attempts or due_at > now:
            return due_at
        attempts += 1
        tried = attempts - before
        if tried >= MAX_ATTEMPTS:
            subscriber.redeliveries.pop(offset, None)
            subscriber.dead.setdefault(offset, (now, attempts))
        if offset in subscriber.dead:
            return None
        due_at = now + timedelta(minutes=2 ** (tried - 1))
        subscriber.redeliveries[offset] = (attempts, due_at, before)
        subscriber.given_up.discard(offset)
        return subscriber.redeliveries[offset][1]

    def seek(self, reader: str, name: str, offset: int) -> None:
        """The offset is the next; what was rejected from there on comes again in order."""
        subscriber = self.subscribers[reader, name]
        subscriber.cursor = offset - 1
        subscriber.redeliveries = {
            o: value for o, value in subscriber.redeliveries.items() if o < offset
        }
        subscriber.dead = {o: value for o, value in subscriber.dead.items() if o < offset}
        subscriber.given_up = {o for o in subscriber.given_up if o < offset}

    def redrive(self, reader: str, name: str, offset: int, now: datetime) -> None:
        """Another round of attempts, from now on."""
        subscriber = self.subscribers[reader, name]
        _, attempts = subscriber.dead.pop(offset)
        subscriber.redeliveries[offset] = (attempts, now, attempts)
        subscriber.given_up.discard(offset)

    def jump(self) -> None:
        """No offset up to a million from here is given out any more."""
        for topic in self.topics.values():
            topic.floor = topic.newest() + 1 + JUMP

    def expire(self, now: datetime) -> None:
        """Let go what is too old or too much, but for state and what some reader rejected."""
        for subscriber in self.subscribers.values():
            for offset, (attempts, due_at, _) in [*subscriber.redeliveries.items()]:
                if due_at < now - KEEP_DEAD:
                    del subscriber.redeliveries[offset]
                    subscriber.dead[offset] = (now, attempts)
                    subscriber.given_up.add(offset)
            subscriber.dead = {
                o: (at, attempts)
                for o, (at, attempts) in subscriber.dead.items()
                if at >= now - KEEP_DEAD
            }
        for name, topic in self.topics.items():
            rows, days, compacted = POLICIES[name]
            given = sorted(topic.given)
            young = [
                o
                for o in sorted(topic.kept)
                if o >= topic.first and topic.given[o].published_at >= now - timedelta(days=days)
            ]
            after = topic.newest() + 1
            topic.first = max(
                topic.first,
                given[max(len(given) - rows, 0)] if given else after,
                young[0] if young else after,
            )
            spared = set(topic.state()) if compacted else set()
            for reader in READERS:
                subscriber = self.subscribers[reader, name]
                spared |= {*subscriber.redeliveries, *subscriber.dead}
            topic.kept = {o for o in topic.kept if o >= topic.first or o in spared}


@dataclass
class Reader:
    """An instance's own database: effects and applied offsets are one transaction."""

    name: str
    applied: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TOPICS, 0))
    effects: list[tuple[str, int, Any]] = field(default_factory=list)
    missed: list[tuple[str, int, int]] = field(default_factory=list)
    #: Place: the attempt that failed.
    rejected: dict[tuple[str, int], int] = field(default_factory=dict)
    dead: set[tuple[str, int]] = field(default_factory=set)
    owed: dict[tuple[str, int], str] = field(default_factory=dict)
    fetched: list[Delivery] = field(default_factory=list)
    must_settle: bool = True

    def has(self, name: str, offset: int) -> bool:
        """Whether that message took effect here."""
        return any((topic, o) == (name, offset) for topic, o, _ in self.effects)

    def apply(self, delivery: Delivery, fails: bool) -> None:
        """Deal with one delivery, in one transaction."""
        name, offset, kind, _, payload, attempt, _ = delivery
        here = (name, offset)
        if kind == "redelivery" and self.has(name, offset):
            self.owed[here] = "ack"
            return
        if kind != "redelivery" and offset <= self.applied[name]:
            return
        if kind == "resync":
            self.missed.append((name, self.applied[name], offset))
        self.applied[name] = max(self.applied[name], offset)
        if payload is None:
            return
        self.dead.discard(here)
        if fails:
            self.rejected[here] = attempt
            self.owed[here] = "reject"
            return
        self.rejected.pop(here, None)
        self.effects.append((name, offset, payload["n"]))
        if kind == "redelivery":
            self.owed[here] = "ack"

    def go_back(self, name: str, offset: int) -> None:
        """Undo what was applied from there on, or skip what comes before."""
        if offset > self.applied[name] + 1:
            self.missed.append((name, self.applied[name], offset - 1))
        self.applied[name] = offset - 1
        self.effects = [e for e in self.effects if e[0] != name or e[1] < offset]
        self.missed = [(t, a, min(b, offset - 1)) if t == name else (t, a, b)
                       for t, a, b in self.missed]  # fmt: skip
        self.rejected = {(t, o): n for (t, o), n in self.rejected.items()
                         if t != name or o < offset}  # fmt: skip
        self.dead = {(t, o) for t, o in self.dead if t != name or o < offset}
        self.owed = {(t, o): what for (t, o), what in self.owed.items() if t != name or o < offset}
        self.fetched = []

    def tell_again(self) -> None:
        """After a restore on either side the hub may not know what is rejected here."""
        self.owed |= dict.fromkeys(self.rejected, "reject")


class Lost(Exception):
    """The connection broke."""


class Fleet(RuleBasedStateMachine):
    """The rules; one example is one transaction that is rolled back."""

    connection: psycopg.Connection[Any]

    def __init__(self) -> None:
        """A hub with two topics and two readers of both."""
        super().__init__()
        self.connection.execute("begin")
        self.hub = Hub()
        self.readers = {name: Reader(name) for name in READERS}
        self.copies: dict[str, Reader] = {}
        self.backup: tuple[Hub, datetime, int] | None = None
        self.jumps = 0
        self.now = START
        self.number = 0
        self.ever: dict[str, set[int]] = {name: set() for name in TOPICS}

    def teardown(self) -> None:
        """Everyone catches up, then the books are checked."""
        try:
            self.catch_up()
            for reader in self.readers.values():
                self.check(reader)
            assert self.ask("select * from routing.gaps()") == []
        finally:
            self.connection.execute("rollback")

    # Calls ------------------------------------------------------------------------------------

    def ask(self, statement: str, *params: Any, by: str | None = None) -> list[tuple[Any, ...]]:
        """A statement, as the superuser or as a reader."""
        if by is None:
            return self.connection.execute(statement, params).fetchall()
        self.connection.execute(f'set session authorization "{by}"')
        try:
            with self.connection.transaction():
                return self.connection.execute(statement, params).fetchall()
        finally:
            self.connection.execute("reset session authorization")

    def ack(self, reader: str, name: str, offset: int) -> int:
        """The cursor, which must be the model's."""
        told = self.ask("select routing.ack(%s, %s)", name, offset, by=reader)[0][0]
        assert told == self.hub.ack(reader, name, offset)
        return int(told)

    def reject(self, reader: str, name: str, offset: int, attempt: int) -> Any:
        """When it comes again, which must be the model's."""
        statement = "select routing.reject(%s, %s, 'no', %s)"
        try:
            told = self.ask(statement, name, offset, attempt, by=reader)[0][0]
        except psycopg.Error as error:
            told = error.sqlstate
        assert told == self.hub.reject(reader, name, offset, attempt, self.now)
        return told

    def seek(self, reader: str, name: str, offset: int) -> None:
        """Make an offset the next."""
        self.ask("select routing.seek(%s, %s)::text", name, offset, by=reader)
        self.hub.seek(reader, name, offset)

    def fetch(self, reader: str, limit: int) -> list[Delivery]:
        """What the model says, or it fails."""
        rows = self.ask(
            "select topic, topic_offset, kind, key, payload, attempt, missed "
            "from routing.fetch(%s)",
            limit,
            by=reader,
        )
        assert rows == self.hub.fetch(reader, limit, self.now)
        return rows  # type: ignore[return-value]

    def settle(self, reader: Reader, breaks_after: int | None = None) -> None:
        """Have the hub follow; the connection breaks after some calls, the last one's answer lost.

        Raises Lost then: what the hub was told is told again another time.
        """
        calls = 0

        def called() -> None:
            nonlocal calls
            calls += 1
            if calls == breaks_after:
                raise Lost

        for name in TOPICS:
            if self.ack(reader.name, name, 0) > reader.applied[name]:
                self.seek(reader.name, name, reader.applied[name] + 1)
                called()
        reader.must_settle = False
        for (name, offset), what in sorted(reader.owed.items()):
            if what == "ack":
                self.ack(reader.name, name, offset)
                called()
            else:
                told = self.reject(reader.name, name, offset, reader.rejected[name, offset])
                called()
                if told is None or told == "SC302":
                    del reader.rejected[name, offset]
                    reader.dead.add((name, offset))
            del reader.owed[name, offset]
        for name in TOPICS:
            # Twice would settle a rejection of that very message.
            if self.hub.subscribers[reader.name, name].cursor < reader.applied[name]:
                self.ack(reader.name, name, reader.applied[name])
                called()

    # Rules ------------------------------------------------------------------------------------

    @initialize()
    def begin(self) -> None:
        """The clock stands still between the rules."""
        self.ask("select centralcloud.freeze_clock(%s)", START)

    @rule(
        name=st.sampled_from(TOPICS), key=st.sampled_from(KEYS), count=st.integers(1, 4),
        undone=st.booleans(),
    )  # fmt: skip
    def publish(self, name: str, key: str, count: int, undone: bool) -> None:
        """Some messages, before the first of which others may be taken back."""
        if undone:
            with self.connection.transaction(force_rollback=True):
                for topic in TOPICS:
                    self.ask("select routing.publish(%s, '{}', 'a')", topic)
        for _ in range(count):
            self.number += 1
            told = self.ask(
                "select routing.publish(%s, %s, %s)", name, Jsonb({"n": self.number}), key
            )[0][0]
            assert told == self.hub.publish(name, Message(key, self.number, self.now))
            assert told not in self.ever[name], "an offset was used again"
            self.ever[name].add(told)

    @rule(reader=st.sampled_from(READERS), limit=st.integers(0, 6))
    def read(self, reader: str, limit: int) -> None:
        """An exchange's second half; what was fetched before and not applied is forgotten."""
        if self.readers[reader].must_settle:
            self.settle(self.readers[reader])
        self.readers[reader].fetched = self.fetch(reader, limit)

    @rule(reader=st.sampled_from(READERS), fails=st.lists(st.booleans(), min_size=1, max_size=6))
    def apply(self, reader: str, fails: list[bool]) -> None:
        """Apply the next of what was fetched, as many as there are answers."""
        mine = self.readers[reader]
        for delivery, fail in zip(mine.fetched, fails, strict=False):
            mine.apply(delivery, fail)
        mine.fetched = mine.fetched[len(fails) :]

    @rule(reader=st.sampled_from(READERS), breaks_after=st.none() | st.integers(1, 4))
    def tell(self, reader: str, breaks_after: int | None) -> None:
        """An exchange's first half, whole or broken off."""
        try:
            self.settle(self.readers[reader], breaks_after)
        except Lost:
            self.readers[reader].fetched = []

    @rule(reader=st.sampled_from(READERS), fails=st.lists(st.booleans(), max_size=6))
    def exchange(self, reader: str, fails: list[bool]) -> None:
        """All of it, with time enough before for what was rejected once."""
        self.shift_clock(1)
        self.settle(self.readers[reader])
        for delivery, fail in zip(self.fetch(reader, len(fails)), fails, strict=False):
            self.readers[reader].apply(delivery, fail)
        self.settle(self.readers[reader])
        self.readers[reader].fetched = []

    @rule(reader=st.sampled_from(READERS), times=st.integers(1, MAX_ATTEMPTS))
    def wear_out(self, reader: str, times: int) -> None:
        """Nothing can be applied, time and again: in the end the hub gives it up."""
        for _ in range(times):
            self.exchange(reader, [True] * 6)

    @rule(reader=st.sampled_from(READERS))
    def stay_away(self, reader: str) -> None:
        """Nothing can be applied, and then nobody asks for so long that the hub gives it up."""
        self.exchange(reader, [True] * 6)
        self.shift_clock(24 * (KEEP_DEAD.days + 1))
        self.expire()

    @rule(reader=st.sampled_from(READERS))
    def crash(self, reader: str) -> None:
        """What was fetched and not applied is gone."""
        self.readers[reader].fetched = []

    @rule(reader=st.sampled_from(READERS))
    def back_up_reader(self, reader: str) -> None:
        """Keep what its database holds."""
        self.copies[reader] = copy.deepcopy(self.readers[reader])

    @precondition(lambda self: self.copies)
    @rule(data=st.data())
    def restore_reader(self, data: st.DataObject) -> None:
        """Put it back: the hub's cursor may be ahead."""
        reader = data.draw(st.sampled_from(sorted(self.copies)))
        mine = self.readers[reader] = copy.deepcopy(self.copies[reader])
        mine.fetched, mine.must_settle = [], True
        mine.tell_again()

    @rule(reader=st.sampled_from(READERS), name=st.sampled_from(TOPICS), share=st.floats(0, 1))
    def move(self, reader: str, name: str, share: float) -> None:
        """Seek any message or the next one, and take back what was applied from there on."""
        topic = self.hub.topics[name]
        choices = [*sorted(topic.given), topic.newest() + 1]
        offset = choices[round(share * (len(choices) - 1))]
        self.seek(reader, name, offset)
        self.readers[reader].go_back(name, offset)
        # A copy from before would not know of it.
        self.copies.pop(reader, None)

    @precondition(lambda self: any(s.dead for s in self.hub.subscribers.values()))
    @rule(data=st.data(), discards=st.booleans())
    def redrive_or_discard(self, data: st.DataObject, discards: bool) -> None:
        """What an operator does with a delivery that was given up."""
        reader, name, offset = data.draw(
            st.sampled_from(
                sorted((*of, o) for of, s in self.hub.subscribers.items() for o in s.dead)
            )
        )
        if discards:
            self.ask("select routing.discard(%s, %s, %s)", reader, name, offset)
            del self.hub.subscribers[reader, name].dead[offset]
        else:
            self.ask("select routing.redrive(%s, %s, %s)", reader, name, offset)
            self.hub.redrive(reader, name, offset, self.now)

    @rule(hours=st.sampled_from([-30, -1, 1, 3, 40, 130, 250]))
    def shift_clock(self, hours: int) -> None:
        """Time passes, or somebody sets the clock back."""
        self.ask("select centralcloud.shift_clock(%s)", timedelta(hours=hours))
        self.now += timedelta(hours=hours)

    @rule()
    def expire(self) -> None:
        """The nightly retention."""
        self.ask("select routing.expire()")
        self.hub.expire(self.now)

    @rule()
    def jump(self) -> None:
        """By hand, though nothing was lost."""
        self.ask("select routing.jump('for a test')")
        self.hub.jump()
        self.jumps += 1

    @rule()
    def back_up_hub(self) -> None:
        """Keep what its database holds."""
        self.connection.execute("savepoint backup")
        self.backup = (copy.deepcopy(self.hub), self.now, self.jumps)

    @precondition(lambda self: self.backup is not None)
    @rule()
    def restore_hub(self) -> None:
        """Put it back: readers may be ahead. One jump more than there were since it was made."""
        assert self.backup is not None
        self.connection.execute("rollback to savepoint backup")
        hub, at, jumps = self.backup
        self.hub = copy.deepcopy(hub)
        self.ask("select centralcloud.shift_clock(%s)", self.now - at)
        for _ in range(self.jumps - jumps + 1):
            self.jump()
        for reader in self.readers.values():
            reader.tell_again()

    # The end ----------------------------------------------------------------------------------

    def catch_up(self) -> None:
        """Until nothing comes any more, every handler succeeding."""
        self.shift_clock(40)
        for mine in self.readers.values():
            mine.fetched = []
            while True:
                self.settle(mine)
                deliveries = self.fetch(mine.name, 5)
                for delivery in deliveries:
                    mine.apply(delivery, False)
                subscribers = [self.hub.subscribers[mine.name, name] for name in TOPICS]
                if any(subscriber.redeliveries for subscriber in subscribers):
                    self.shift_clock(40)
                elif not deliveries:
                    break

    def check(self, mine: Reader) -> None:
        """Each message once, in order unless rejected, or known not to come."""
        assert mine.owed == {}
        places = [(name, offset) for name, offset, _ in mine.effects]
        assert len(set(places)) == len(places), "a message took effect twice"
        dead = mine.dead | mine.rejected.keys()
        for name, topic in self.hub.topics.items():
            assert self.ack(mine.name, name, 0) == mine.applied[name]
            for offset, message in topic.given.items():
                if (name, offset) in places:
                    assert (name, offset, message.number) in mine.effects
                elif (name, offset) not in dead and not _within(mine.missed, name, offset):
                    raise AssertionError(f"{mine.name} missed {name} {offset}")
        for name, offset in mine.rejected:
            assert offset in self.hub.subscribers[mine.name, name].given_up, mine


def _within(ranges: Iterable[tuple[str, int, int]], name: str, offset: int) -> bool:
    return any(topic == name and after < offset <= last for topic, after, last in ranges)


def test_every_message_takes_effect_exactly_once(hub: Database) -> None:
    """Whatever happens in between."""
    for name, (rows, days, compacted) in POLICIES.items():
        hub.all(
            "select routing.register_topic(%s, 'for tests', %s, %s, %s)",
            [name, timedelta(days=days), rows, compacted],
        )
    hub.all(f"select centralcloud.change_setting('routing.max_attempts', '{MAX_ATTEMPTS}')")
    hub.all(f"select centralcloud.change_setting('routing.keep_dead_for', '{KEEP_DEAD.days} days')")
    for reader in READERS:
        password = hub.one("select fleet.add(%s)", [reader])
        session = hub.connect(reader, password)
        for name in TOPICS:
            session.execute("select routing.subscribe(%s)", [name])
    hub.all("select routing.check_home()")
    Fleet.connection = hub.connection

    examples = os.environ.get("CENTRALCLOUD_EXAMPLES")
    run_state_machine_as_test(
        Fleet,
        settings=settings(
            max_examples=int(examples or 40),
            stateful_step_count=50,
            derandomize=examples is None,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
