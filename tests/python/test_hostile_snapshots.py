"""What an instance can do with snapshots to harm others: nothing, or as much as its vote allows.

Twenty votes, of which one is hostile.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from psycopg.types.json import Jsonb

from tests.conftest import Database

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
HONEST = [f"honest-{number:02}" for number in range(1, 20)]
HOSTILE = "hostile"
RHO = 0.05
NANO = 1e-9
#: The highest version that a snapshot may have.
HIGHEST = 2**62


@pytest.fixture
def hub(hub: Database) -> Database:
    """Twenty owners of one instance each, all heard of today."""
    hub.one("select centralcloud.freeze_clock(%s)", [NOW])
    for name in [*HONEST, HOSTILE]:
        hub.one("select fleet.add(%s)", [name])
        hub.one("select fleet.record_accepted(%s)", [name])
    return hub


def fingerprint(number: int) -> str:
    """Of a pattern by its number."""
    return f"00000000-0000-0000-0000-{number:012}"


def pattern(number: int, trials: int, successes: int, name: str = "x") -> dict[str, Any]:
    """One that is told."""
    return {
        "fingerprint": fingerprint(number), "name": name, "trials": trials, "successes": successes
    }  # fmt: skip


def snapshot(
    source: str, patterns: list[dict[str, Any]], version: int = 1, stream: str = "code",
    **fields: Any,
) -> dict[str, Any]:  # fmt: skip
    """A message."""
    snapshot = {"stream": stream, "version": version} | fields.pop("part", {})
    return {
        "type": "patterns", "source": source, "snapshot": snapshot, "patterns": patterns, **fields
    }  # fmt: skip


def tell(hub: Database, *messages: dict[str, Any]) -> None:
    """Send, then fold until nothing is left."""
    texts = [Jsonb(message) for message in messages]
    hub.all("select count(*) from intake.send_batch(%s::jsonb[])", [texts])
    while hub.one("select aggregation.fold_patterns()")["more"]:
        pass


def refused(hub: Database, message: dict[str, Any]) -> psycopg.Error:
    """The error that the door gives."""
    with pytest.raises(psycopg.Error) as error:
        hub.one("select intake.send(%s)", [Jsonb(message)])
    return error.value


def score(hub: Database, number: int) -> dict[str, Any]:
    """The row of a pattern."""
    row: dict[str, Any] = hub.one(
        "select to_jsonb(s) from ranking.scores as s where s.fingerprint = %s",
        [fingerprint(number)],
    )
    return row


def test_a_million_successes_weigh_as_twenty_trials(hub: Database) -> None:
    """As the worked example has it, and no more for a thousand times as many."""
    tell(hub, snapshot(HOSTILE, [pattern(1, 10**6, 10**6), pattern(2, 10**9, 10**9)]))
    boast = score(hub, 1)
    assert (boast["e"], boast["score"]) == pytest.approx((19.999620, 0.008077696), abs=1e-6)
    assert score(hub, 2)["e"] <= 1 / RHO
    assert not boast["eligible"]


def test_more_successes_than_trials_are_refused(hub: Database) -> None:
    """At the door, with the place named."""
    error = refused(hub, snapshot(HOSTILE, [pattern(1, 10, 10), pattern(2, 10, 11)]))
    assert error.sqlstate == "SC102"
    assert "patterns[1]" in (error.diag.message_detail or "")


def test_a_snapshot_from_the_future_is_refused_or_seen_now(hub: Database) -> None:
    """A clock may be five minutes ahead, which makes nothing younger than its receipt."""
    ahead = NOW + timedelta(minutes=5)
    late = (ahead + timedelta(seconds=1)).isoformat()
    error = refused(hub, snapshot(HOSTILE, [pattern(1, 9, 9)], timestamp=late))
    assert error.sqlstate == "SC102"
    tell(hub, snapshot(HOSTILE, [pattern(1, 9, 9)], timestamp=ahead.isoformat()))
    assert hub.one("select observed_at from aggregation.snapshots") == NOW


def test_the_highest_version_holds_up_one_stream_alone(hub: Database) -> None:
    """There is none above it, an instance can count past it, and a stream can begin anew."""
    for version in (HIGHEST + 1, 2**63 - 1, 2**63, 10**30):
        assert refused(hub, snapshot(HOSTILE, [], version)).sqlstate == "SC102"
    tell(hub, snapshot(HOSTILE, [pattern(1, 9, 9)], HIGHEST - 1))
    following = "select greatest(max(version) + 1, %s) from aggregation.snapshots"
    assert hub.one(following, [int(NOW.timestamp() * 1e6)]) == HIGHEST
    tell(hub, snapshot(HOSTILE, [pattern(1, 8, 8)], HIGHEST))
    assert hub.one("select trials from aggregation.facts") == 8
    assert hub.one(following, [1]) == HIGHEST + 1

    tell(
        hub,
        snapshot(HOSTILE, [pattern(1, 7, 7)], 5),
        snapshot(HOSTILE, [pattern(2, 6, 6)], 5, "docs"),
        snapshot(HONEST[0], [pattern(3, 5, 5)], 5),
    )
    held = "select trials from aggregation.facts order by 1"
    assert hub.all(held) == [(5,), (6,), (8,)]
    hub.one("select aggregation.forget(%s, 'code')", [HOSTILE])
    tell(hub, snapshot(HOSTILE, [pattern(1, 7, 7)], 5))
    assert hub.all(held) == [(5,), (6,), (7,)]


@pytest.mark.parametrize("sources", [HONEST[:10], HONEST[9::-1]], ids=["in order", "reversed"])
def test_a_pattern_of_ten_names_is_one_with_that_of_most_owners(
    hub: Database, sources: list[str]
) -> None:
    """Three say `common`; whoever puts ten names into one snapshot has one vote, for the first."""
    names = {name: "common" if number < 3 else f"name {number}" for number, name in
             enumerate(HONEST[:10])}  # fmt: skip
    ten = [pattern(1, 1, 1, f"a name {number}") for number in range(9, -1, -1)]
    for source in sources:
        tell(hub, snapshot(source, [pattern(1, 10, 9, names[source])]))
    tell(hub, snapshot(HOSTILE, ten))
    found = score(hub, 1)
    assert (found["name"], found["owners"], found["occurrences"]) == ("common", 11, 110)

    # Two for `a name 0` and one for each other: the first one of the hostile snapshot is its vote.
    hub.all("update fleet.instances set state = 'paused' where name = any(%s)", [HONEST[:2]])
    tell(hub, snapshot(HONEST[10], [pattern(1, 10, 9, "a name 0")]))
    assert score(hub, 1)["name"] == "a name 0"
    assert hub.one("select count(*) from ranking.scores") == 1


def test_a_thousand_streams_weigh_as_one_source(hub: Database) -> None:
    """The quota lets no more in; up to there, one vote is one vote."""
    hub.one("select fleet.set_quota(%s, 'max_streams', 1000)", [HOSTILE])
    for number in range(3):
        tell(hub, snapshot(HONEST[number], [pattern(1, 10, 9), pattern(2, 10, 9)]))
    before = score(hub, 1)
    streams = [snapshot(HOSTILE, [pattern(2, 10**9, 10**9)], 1, f"s{n}") for n in range(1001)]
    tell(hub, *streams)
    # As autovacuum does within a minute.
    hub.all("analyze")
    assert hub.all("select sqlstate, count(*)::int from intake.dead_letters group by 1") == [
        ("SC207", 1)
    ]
    assert hub.one("select count(*) from aggregation.snapshots where stream like 's%%'") == 1000
    found = score(hub, 2)
    assert found["e"] <= before["e"] + 1 / RHO + NANO
    assert found["b"] <= before["b"] + 1 + NANO
    assert (found["owners"], found["instances"]) == (4, 4)
    assert score(hub, 1) == before


def test_a_hundred_thousand_patterns_in_a_snapshot_change_no_other(hub: Database) -> None:
    """Refused as one message; in parts folded, beside what others say."""
    for number in range(3):
        tell(hub, snapshot(HONEST[number], [pattern(999_999, 10, 9), pattern(5, 10, 9)]))
    before, shared = score(hub, 999_999), score(hub, 5)
    many = [pattern(number, 9, 9, f"n{number}") for number in range(100_000)]

    text = Jsonb(snapshot(HOSTILE, many))
    hub.all("create temporary table sent as select %s as message", [text])
    with pytest.raises(psycopg.Error) as error:
        hub.all("select intake.send(s.message) from pg_temp.sent as s")
    assert error.value.sqlstate == "SC104"

    tell(hub, *(
        snapshot(HOSTILE, many[part * 10_000 : (part + 1) * 10_000],
                 part={"part": part + 1, "parts": 10})
        for part in range(10)
    ))  # fmt: skip
    assert hub.one("select count(*) from aggregation.facts") == 100_006
    assert hub.one("select count(*) from intake.dead_letters") == 0
    assert score(hub, 999_999) == before
    assert score(hub, 5)["e"] <= shared["e"] + 1 / RHO + NANO
    assert hub.one("select ranking.refresh()")["ranked"] == 2


def test_no_count_overflows(hub: Database) -> None:
    """A thousand million trials of everything, by everyone, in several streams, as aliases."""
    most = [pattern(number, 10**9, 10**9) for number in range(500)]
    streams = [snapshot(source, most, 1, stream) for source in HONEST for stream in "ab"]
    tell(hub, *streams, *(snapshot(HOSTILE, most, 1, f"s{n}") for n in range(12)))
    for number in range(1, 20):
        hub.one(
            "select aggregation.alias(%s, %s, 'for tests')",
            [fingerprint(number), fingerprint(0)],
        )
    rows = hub.all("select e, x, b, occurrences, score, owners from ranking.scores")
    assert len(rows) == 481
    for e, x, b, _occurrences, value, owners in rows:
        assert x == e <= 20 / RHO + 20 * NANO
        assert e == pytest.approx(20 / RHO, abs=1e-3)
        assert (b, owners) == (20, 20)
        assert 0 <= value <= 1
    assert score(hub, 0)["occurrences"] == 20 * (19 * 2 + 12) * 10**9
    assert hub.one("select ranking.refresh()")["ranked"] == 100


def test_a_bare_frequency_is_rounded_and_bounded(hub: Database) -> None:
    """Of what rounds to no trial nothing can succeed; more than a thousand million is refused."""
    bare = {
        "a": (0.4, 1), "b": (0.5, 1), "c": (2.5, 0.9), "d": (1e9, 1), "e": (1, 0.5), "f": (0, 1),
        "g": (999_999_999.5, 1),
    }  # fmt: skip
    patterns = [
        {"name": name, "frequency": frequency, "success_rate": rate}
        for name, (frequency, rate) in bare.items()
    ]
    tell(hub, {"type": "patterns", "source": HOSTILE, "patterns": patterns})
    found = hub.all(
        "select n.name, f.trials, f.successes from aggregation.facts as f "
        "join aggregation.names as n on n.fingerprint = f.fingerprint order by 1"
    )
    assert found == [
        ("a", 0, 0), ("b", 1, 1), ("c", 3, 2), ("d", 10**9, 10**9), ("e", 1, 1), ("f", 0, 0),
        ("g", 10**9, 10**9),
    ]  # fmt: skip
    for frequency, rate in ((1e9 + 0.5, 1), (-0.1, 1), (1, 1.1), (1e130, 1)):
        told = [{"name": "x", "frequency": frequency, "success_rate": rate}]
        message = {"type": "patterns", "source": HOSTILE, "patterns": told}
        assert refused(hub, message).sqlstate == "SC102"
