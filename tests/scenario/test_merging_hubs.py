"""Facts are mergeable: hubs that each got some of the messages, taken over, know what one knows.

Four hubs get overlapping parts of the same messages, each in an order of its own; a fifth takes
them over in any order, some twice. It ends with the streams, observations, names and scores of the
hub that got every message, to the last digit. CENTRALCLOUD_EXAMPLES=20 tries that many fleets.
"""

from __future__ import annotations

import itertools
import os
import random
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.types.json import Jsonb

from tests.conftest import Database, Databases

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
END = START + timedelta(days=30)
#: Instance: owner.
FLEET = {"one-1": "one", "one-2": "one", **{name: name for name in ("two", "three", "four")}}
NAMES = ("guard clause", "early return", "bouncer", "Guard clause")
README = Path(__file__).parents[2] / "README.md"
FACTS = ("streams", "observations")
COPY_OUT = "copy (select * from aggregation.outgoing_{}) to stdout"
COPY_IN = "copy aggregation.incoming_{} from stdin"

#: What two hubs that know the same have in common.
KNOWN = {
    "streams": """
        select source, stream, version, digest, observed_at
        from aggregation.outgoing_streams order by 1, 2
    """,
    "observations": """
        select source, stream, fingerprint, trials, successes, occurrences, name, language, kind,
          description, example, bands
        from aggregation.outgoing_observations order by 1, 2, 3
    """,
    "names": """
        select n.fingerprint, n.name, n.language, n.kind
        from aggregation.names as n
        where exists (select from aggregation.facts as f where f.fingerprint = n.fingerprint)
        order by 1
    """,
    "texts": """
        select t.*
        from aggregation.texts_of(array(select s.fingerprint from ranking.scores as s)) as t
        order by 1
    """,
    "scores": """
        select
          fingerprint, name, language, kind, e, x, b, a, frequency, success_rate, confidence,
          success_lower, prevalence_lower, score, occurrences, instances, owners, eligible
        from ranking.scores order by 1
    """,
}

Unit = list[dict[str, Any]]
Facts = dict[str, bytes]


def units(random_: random.Random) -> list[tuple[int, Unit]]:
    """What instances tell, and on which day; the parts of a snapshot stay together."""
    made: list[tuple[int, Unit]] = []
    for _ in range(120):
        envelope = {"type": "patterns", "source": random_.choice(list(FLEET))}
        stream = {"stream": random_.choice("abc"), "version": random_.randint(1, 6)}
        match random_.choice(["whole", "whole", "parts", "bare", "empty"]):
            case "whole":
                unit = [envelope | {"snapshot": stream, "patterns": patterns(random_, 6)}]
            case "parts":
                # The same version in parts is the same snapshot.
                told = random.Random(repr((envelope, stream)))
                unit = [
                    envelope
                    | {"snapshot": stream | {"part": part, "parts": 3},
                       "patterns": patterns(told, 4)}
                    for part in (3, 1, 2)
                ]  # fmt: skip
            case "bare":
                told_at = START - timedelta(hours=random_.randint(0, 3))
                bare = [{"name": random_.choice(NAMES), "frequency": 9, "success_rate": 0.7}]
                unit = [envelope | {"timestamp": told_at.isoformat(), "patterns": bare}]
            case _:
                unit = [envelope | {"snapshot": stream, "patterns": []}]
        made.append((random_.randint(0, 20), unit))
    return made


def patterns(random_: random.Random, most: int) -> list[dict[str, Any]]:
    """Some of twelve, under any name; one may be there more than once."""
    made = []
    for _ in range(random_.randint(1, most)):
        trials = random_.choice([0, 1, random_.randint(2, 50), random_.randint(2, 10**6)])
        made.append({
            "fingerprint": f"00000000-0000-0000-0000-{random_.randint(1, 12):012}",
            "name": random_.choice(NAMES),
            "language": random_.choice(["python", "rust"]),
            "trials": trials,
            "successes": random_.randint(0, trials),
            "occurrences": trials,
            **random_.choice([{}, {"description": random_.choice("xy")}, {"examples": ["z"]},
                              {"bands": [random_.choice("ab") * 16]}]),
        })  # fmt: skip
    return made


@pytest.fixture
def hubs(databases: Databases, templates: dict[str, str]) -> Callable[[], Database]:
    """Makes hubs of the same fleet, whose roles belong to the whole server."""
    first = databases.create(templates["hub"])
    for name, owner in FLEET.items():
        first.one("select fleet.add(%s, %s)", [name, owner])
    first.one("select centralcloud.freeze_clock(%s)", [END])
    first.close()
    return lambda: databases.create(first.name)


def tell(hub: Database, told: list[tuple[int, Unit]]) -> None:
    """Send in this order, folding now and then; in the end it is the last day."""
    for number, (day, unit) in enumerate(told):
        hub.one("select centralcloud.freeze_clock(%s)", [START + timedelta(day)])
        messages = [Jsonb(message) for message in unit]
        hub.all("select * from intake.send_batch(%s::jsonb[])", [messages])
        if number % 17 == 0:
            fold(hub)
    hub.one("select centralcloud.freeze_clock(%s)", [END])
    fold(hub)


def fold(hub: Database) -> None:
    """Until nothing is left."""
    while hub.one("select aggregation.fold_patterns()")["more"]:
        pass


def export(hub: Database) -> Facts:
    """Both views, as one moment has them."""
    with hub.connection.transaction():
        hub.all("set transaction isolation level repeatable read")
        return {name: copied(hub, COPY_OUT.format(name)) for name in FACTS}


def copied(hub: Database, statement: str) -> bytes:
    """What a copy gives."""
    with hub.connection.cursor().copy(statement) as copy:
        return b"".join(bytes(data) for data in copy)


def load(hub: Database, facts: Facts) -> None:
    """As psql does."""
    for name in FACTS:
        with hub.connection.cursor().copy(COPY_IN.format(name)) as copy:
            copy.write(facts[name])


def take_over(hub: Database, facts: Facts) -> dict[str, Any]:
    """Copy in, and let it be this hub's."""
    load(hub, facts)
    stats: dict[str, Any] = hub.one("select aggregation.take_over()")
    return stats


def known(hub: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All that two hubs are compared by; everyone is heard of today."""
    for name in FLEET:
        hub.one("select fleet.record_accepted(%s)", [name])
    return {name: hub.all(query) for name, query in KNOWN.items()}


@pytest.mark.parametrize("seed", range(int(os.environ.get("CENTRALCLOUD_EXAMPLES", "1"))))
def test_four_hubs_taken_over_in_any_order_know_what_one_knows(
    hubs: Callable[[], Database], seed: int
) -> None:
    """Every order of the four, each on a hub of its own that knew nothing."""
    random_ = random.Random(seed)
    told = units(random_)
    one = hubs()
    tell(one, told)
    expected = known(one)
    assert len(expected["scores"]) > 10

    facts = []
    shares: list[list[tuple[int, Unit]]] = [[], [], [], []]
    for each in told:
        for share in random_.sample(shares, random_.randint(1, 3)):
            share.append(each)
    for share in shares:
        random_.shuffle(share)
        tell(some := hubs(), share)
        assert known(some) != expected
        facts.append(export(some))

    fifth = hubs()
    for order in itertools.permutations(facts):
        with fifth.connection.transaction(force_rollback=True):
            for each in [*order, random_.choice(facts)]:
                take_over(fifth, each)
            assert known(fifth) == expected


def test_the_same_again_changes_nothing(hubs: Callable[[], Database]) -> None:
    """Nor does a hub that takes over what it says itself."""
    hub = hubs()
    tell(hub, units(random.Random(7)))
    before = known(hub)
    nothing = {"snapshots": 0, "confirmed": 0, "written": 0, "retracted": 0}
    assert take_over(hub, export(hub)) == nothing
    assert known(hub) == before
    other = hubs()
    assert take_over(other, export(hub))["snapshots"] == len(before["streams"])
    assert take_over(other, export(hub)) == nothing
    assert known(other) == before


def test_a_hub_goes_on_after_it_took_over(hubs: Callable[[], Database]) -> None:
    """Messages that it had not got yet, and those that it got before, are taken as always."""
    told = units(random.Random(11))
    one = hubs()
    tell(one, told)
    half = hubs()
    tell(half, told[:60])
    hub = hubs()
    tell(hub, told[90:])
    take_over(hub, export(half))
    tell(hub, told[50:])
    assert known(hub) == known(one)


def test_the_readme_says_how(hubs: Callable[[], Database], tmp_path: Path) -> None:
    """Its lines are run, between two databases of those names."""
    tell(old := hubs(), units(random.Random(5)))
    new = hubs()
    section = README.read_text().partition("### Merging hubs")[2]
    lines = section.split("```")[1].strip()
    for name, hub in (("old", old), ("new", new)):
        lines = lines.replace(f"psql {name} ", f"psql -X -v ON_ERROR_STOP=1 '{hub.conninfo}' ")
    ran = subprocess.run(
        ["bash", "-e", "-c", lines], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert known(new) == known(old)


def test_what_is_not_whole_is_refused_and_changes_nothing(hubs: Callable[[], Database]) -> None:
    """Instances nobody knows, one of two copies, a copy that came twice, values out of range."""
    tell(hub := hubs(), units(random.Random(3)))
    facts, before = export(hub), known(hub)
    for stream, source in hub.all("select stream, source from aggregation.outgoing_streams"):
        hub.one("select aggregation.forget(%s, %s)", [source, stream])
    empty = known(hub)

    refuse(hub, {**facts, "observations": b""}, "SC210")
    refuse(hub, {**facts, "streams": b""}, "SC210")
    refuse(hub, {**facts, "observations": facts["observations"] * 2}, "SC210")
    refuse(hub, {**facts, "streams": facts["streams"] * 2}, "23505")
    worse = b"one-1\ta\t00000000-0000-0000-0000-000000000001\t%b\tx\t\t\t\\N\t\\N\t\\N\n"
    for counts in (b"1000000001\t0\t0", b"3\t4\t3", b"-1\t-1\t3", b"3\t3\t1000000001"):
        row = facts["observations"] + worse % counts
        refuse(hub, {**facts, "observations": row}, "23514")
    refused = refuse(hub, {
        **facts, "streams": facts["streams"] + b"".join(
            b"%b\ta\t1\t%032d\t2026-01-01\n" % (name, 1) for name in (b"who", b"else")
        )
    }, "SC206")  # fmt: skip
    assert refused.diag.message_primary == "not in the fleet: else, who"

    assert known(hub) == empty
    take_over(hub, facts)
    assert known(hub) == before


def refuse(hub: Database, facts: Facts, sqlstate: str) -> psycopg.Error:
    """Nothing is left of it."""
    with pytest.raises(psycopg.Error) as refused, hub.connection.transaction():
        take_over(hub, facts)
    assert refused.value.sqlstate == sqlstate
    return refused.value
