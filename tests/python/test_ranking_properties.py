"""The scores are a function of what was told and of the day, not of how it came.

Whatever instances tell, in any order, however often and in whatever batches: the same snapshots
hold, and every digit of `ranking.scores` is the same. CENTRALCLOUD_EXAMPLES=2000 tries other
examples, and that many.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.json import Jsonb

from tests.conftest import Databases, Server

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
#: Parts wait seven days for one another.
DAYS = 6
#: Instance: owner.
FLEET = {"one-1": "one", "one-2": "one", "two": "two", "three": "three", "four": "four"}
FINGERPRINTS = [f"00000000-0000-0000-0000-{number:012}" for number in range(5)]

#: A float8 comes with every digit it has.
OUTCOME = {
    "streams": """
        select source_id, stream, version, digest, observed_at
        from aggregation.streams order by 1, 2
    """,
    "observations": """
        select s.source_id, s.stream, o.fingerprint, o.trials, o.successes, o.occurrences
        from aggregation.observations as o
        join aggregation.streams as s on s.stream_id = o.stream_id
        order by 1, 2, 3
    """,
    "scores": """
        select
          fingerprint, name, language, kind, e, x, b, a, frequency, success_rate, confidence,
          success_lower, prevalence_lower, score, occurrences, instances, owners, eligible,
          model_version
        from ranking.scores order by 1
    """,
    "texts": """
        select t.*
        from aggregation.texts_of(array(select s.fingerprint from ranking.scores as s)) as t
        order by 1
    """,
    "dead letters": "select error from intake.dead_letters",
}

relaxed = settings(
    max_examples=int(os.environ.get("CENTRALCLOUD_EXAMPLES", "20")),
    derandomize="CENTRALCLOUD_EXAMPLES" not in os.environ,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@dataclass(frozen=True)
class Delivery:
    """A message, and the day on which it comes."""

    day: int
    message: dict[str, Any]


@dataclass
class Send:
    """What is sent at once, and whether that is folded before the next."""

    deliveries: list[Delivery]
    is_folded: bool


@dataclass
class Told:
    """What instances tell: each message with the days on which it comes, the first one first."""

    messages: list[tuple[dict[str, Any], list[int]]] = field(default_factory=list)
    aliases: list[tuple[str, str]] = field(default_factory=list)

    @property
    def once(self) -> list[Delivery]:
        """Every message when it comes first."""
        first = [Delivery(days[0], message) for message, days in self.messages]
        return sorted(first, key=lambda delivery: delivery.day)

    @property
    def whole(self) -> list[Delivery]:
        """And again, on each of its days."""
        return [Delivery(day, message) for message, days in self.messages for day in days]


@st.composite
def patterns(draw: st.DrawFn, most: int = 4) -> list[dict[str, Any]]:
    """Those of a snapshot; the same one more than once, too, and under other names."""
    told = []
    for fingerprint in draw(st.lists(st.sampled_from([*FINGERPRINTS, None]), max_size=most)):
        trials = draw(st.integers(0, 30) | st.integers(0, 100_000_000))
        pattern = {
            "name": draw(st.sampled_from(["alpha", "beta", "Gamma"])),
            "language": draw(st.sampled_from(["python", "rust"])),
            "trials": trials,
            "successes": draw(st.integers(0, trials)),
            **draw(st.sampled_from([{}, {"description": "x"}, {"examples": ["y"]}])),
        }
        if fingerprint is not None:
            pattern["fingerprint"] = fingerprint
        told.append(pattern)
    return told


@st.composite
def bare_patterns(draw: st.DrawFn) -> list[dict[str, Any]]:
    """The seed's form."""
    bare = st.fixed_dictionaries(
        {
            "name": st.sampled_from(["alpha", "Alpha", "beta"]),
            "frequency": st.integers(0, 50) | st.sampled_from([0.4, 2.5, 1e9]),
            "success_rate": st.sampled_from([0, 0.25, 0.9, 1]),
        },
        optional={"fingerprint": st.sampled_from(FINGERPRINTS)},
    )
    return draw(st.lists(bare, min_size=1, max_size=3))


@st.composite
def told(draw: st.DrawFn, forms: tuple[str, ...]) -> Told:
    """Snapshots whole and in parts, empty, of other versions and of the same; bare patterns."""
    made = Told()
    parted = set()
    for _ in range(draw(st.integers(2, 12))):
        envelope = {"type": "patterns", "source": draw(st.sampled_from(list(FLEET)))}
        snapshot = {
            "stream": draw(st.sampled_from(["code", "docs"])),
            "version": draw(st.integers(1, 3)),
        }
        match draw(st.sampled_from(forms)):
            case "whole":
                bodies = [{"snapshot": snapshot, "patterns": draw(patterns())}]
            case "parts":
                parts = draw(st.integers(2, 3))
                # A version in as many parts is told once: which of two first parts belongs to
                # which second one, nobody could say.
                key = (envelope["source"], *snapshot.values(), parts)
                if key in parted:
                    continue
                parted.add(key)
                bodies = [
                    {"snapshot": snapshot | {"part": part, "parts": parts},
                     "patterns": draw(patterns(2))}
                    for part in range(1, parts + draw(st.sampled_from([1, 1, 1, 0])))
                ]  # fmt: skip
            case _:
                bodies = [{"patterns": draw(bare_patterns())}]
        for body in bodies:
            days = sorted(draw(st.lists(st.integers(0, DAYS), min_size=1, max_size=3)))
            stamp = draw(st.sampled_from([None, timedelta(minutes=4), *map(timedelta, (0, -40))]))
            if stamp is not None:
                told_at = START + timedelta(days[0]) + stamp
                body["timestamp"] = told_at.isoformat()
            elif "snapshot" not in body:
                # Its version is the moment of receipt: told again later, it is seen anew.
                days = days[:1] * len(days)
            made.messages.append((envelope | body, days))
    pair = st.tuples(*[st.sampled_from(FINGERPRINTS)] * 2)
    made.aliases = draw(st.lists(pair, max_size=2))
    return made


@pytest.fixture(scope="module")
def hub(server: Server, templates: dict[str, str]) -> Iterator[psycopg.Connection[Any]]:
    """A connection to a hub with a fleet, in a transaction that is never committed."""
    made = Databases(server)
    database = made.create(templates["hub"])
    for name, owner in FLEET.items():
        database.one("select fleet.add(%s, %s)", [name, owner])
    connection = database.connect(autocommit=False)
    connection.execute("set jit = off")
    yield connection
    made.drop_all()


def outcome(
    hub: psycopg.Connection[Any], told: Told, sends: list[Send], batch: int
) -> dict[str, list[tuple[Any, ...]]]:
    """What holds, and the scores, once that was sent and folded; then all is undone."""
    with hub.transaction(force_rollback=True):
        hub.execute(
            "select centralcloud.change_setting('aggregation.batch_messages', %s)", [str(batch)]
        )
        for send in sends:
            freeze(hub, send.deliveries[0].day)
            messages = [Jsonb(delivery.message) for delivery in send.deliveries]
            hub.execute("select count(*) from intake.send_batch(%s::jsonb[])", [messages])
            if send.is_folded:
                fold(hub)
        freeze(hub, DAYS + 1)
        fold(hub)
        for name in FLEET:
            hub.execute("select fleet.record_accepted(%s)", [name])
        for fingerprint, canonical in told.aliases:
            alias(hub, fingerprint, canonical)
        return {name: hub.execute(query).fetchall() for name, query in OUTCOME.items()}


def freeze(hub: psycopg.Connection[Any], day: int) -> None:
    """Let it be that day."""
    hub.execute("select centralcloud.freeze_clock(%s)", [START + timedelta(day)])


def fold(hub: psycopg.Connection[Any]) -> None:
    """Until nothing is left."""
    while hub.execute("select aggregation.fold_patterns() -> 'more'").fetchone() == (True,):
        pass


def alias(hub: psycopg.Connection[Any], fingerprint: str, canonical: str) -> None:
    """Unless it would go in a circle, or is not seen: what was told of it may never have held."""
    hub.execute(
        """
        select aggregation.alias(%(it)s, %(to)s, 'for tests')
        where %(it)s::uuid <> %(to)s::uuid
          and (select count(distinct f.fingerprint) = 2 from aggregation.facts as f
            where f.fingerprint in (%(it)s, %(to)s))
          and not exists (select from aggregation.canonicals as c
            where c.fingerprint in (%(it)s, %(to)s))
        """,
        {"it": fingerprint, "to": canonical},
    )


@st.composite
def arrivals(draw: st.DrawFn, deliveries: list[Delivery]) -> list[Send]:
    """The same in any order, some of it twice, in sends of any size, the days in any order too."""
    again = draw(st.lists(st.sampled_from(deliveries), max_size=3))
    sends: list[Send] = []
    for delivery in draw(st.permutations([*deliveries, *again])):
        last = sends[-1].deliveries if sends else []
        if last and last[0].day == delivery.day and draw(st.booleans()):
            last.append(delivery)
        else:
            sends.append(Send([delivery], draw(st.booleans())))
    return sends


@pytest.mark.parametrize(
    "forms",
    [("whole", "whole", "parts", "bare"), ("parts",)],
    ids=["in any form", "in parts"],
)
@relaxed
@given(data=st.data())
def test_order_repetition_and_splitting_change_nothing(
    data: st.DataObject, hub: psycopg.Connection[Any], forms: tuple[str, ...]
) -> None:
    """Each message once on its first day, in one batch; the same and its repetitions, anyhow."""
    given_ = data.draw(told(forms))
    if not given_.messages:
        return
    expected = outcome(hub, given_, [Send([each], False) for each in given_.once], 10_000)
    assert expected["dead letters"] == []
    sends = data.draw(arrivals(given_.whole))
    assert outcome(hub, given_, sends, data.draw(st.sampled_from([1, 2, 10_000]))) == expected
