"""What must hold of the scores whatever is told: what one success does, what one source can do.

Facts are put into the tables as the fold would leave them, over every count and age that there may
be, and with parameters all over their ranges. CENTRALCLOUD_EXAMPLES=2000 tries other examples.

Sums are of whole billionths, so a term may be off by half of one for each source. `NANO` is that
tolerance: a success that changes a term by less than that (it does, from some thousand trials on)
may look like the loss of one billionth from the successes to the failures.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.rows import dict_row
from scipy import special

from tests.conftest import Databases, Server

TODAY = "2026-01-01 12:00Z"
NANO = 1e-9
#: What float8 leaves of ψ and of what is made of it.
EXACT = 1e-12
#: Owner: what it is trusted, and its instances with the names of their streams.
FLEET: dict[str, tuple[float, dict[str, list[str]]]] = {
    "one": (1, {"one": ["code"]}),
    "two": (1, {"two": ["code"]}),
    "half": (0.5, {"half": ["code"]}),
    "twice": (1, {"twice": ["code", "docs"]}),
    "many": (1, {f"many-{number}": ["code"] for number in range(1, 4)}),
}
STREAMS = [
    (instance, stream)
    for _trust, instances in FLEET.values()
    for instance, streams in instances.items()
    for stream in streams
]

#: Trials and successes of a pattern, as each stream in it tells them.
Counts = dict[tuple[str, str], tuple[int, int]]

relaxed = settings(
    max_examples=int(os.environ.get("CENTRALCLOUD_EXAMPLES", "20")),
    derandomize="CENTRALCLOUD_EXAMPLES" not in os.environ,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@dataclass
class Facts:
    """Parameters, the age of each stream in days, and what is told of the patterns."""

    mu: float
    kappa: float
    rho: float
    ages: dict[tuple[str, str], int]
    patterns: list[Counts] = field(default_factory=list)


@st.composite
def counts(draw: st.DrawFn) -> tuple[int, int]:
    """Up to a thousand million, most of them not."""
    trials = draw(
        st.integers(0, 30)
        | st.integers(0, 20_000)
        | st.integers(0, 999_999_999)
        | st.sampled_from([0, 1, 999_999_999])
    )
    return trials, draw(st.integers(0, trials) | st.sampled_from([0, trials]))


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Without patterns."""
    age = st.sampled_from([0, 1, 42]) | st.integers(0, 500) | st.integers(0, 700_000)
    return Facts(
        mu=draw(st.floats(0.001, 0.999)),
        kappa=draw(st.floats(1, 1000)),
        rho=draw(st.floats(0.02, 0.5)),
        ages={stream: draw(age) for stream in STREAMS},
    )


def told(streams: list[tuple[str, str]] = STREAMS) -> st.SearchStrategy[Counts]:
    """What some of these streams say of a pattern."""
    return st.dictionaries(st.sampled_from(streams), counts(), min_size=1)


@pytest.fixture(scope="module")
def hub(server: Server, templates: dict[str, str]) -> Iterator[psycopg.Connection[Any]]:
    """A connection to a hub with the fleet and its streams, of which nothing is told yet."""
    made = Databases(server)
    database = made.create(templates["hub"])
    database.one("select centralcloud.freeze_clock(%s)", [TODAY])
    for owner, (trust, instances) in FLEET.items():
        for name in instances:
            database.one("select fleet.add(%s, %s)", [name, owner])
            database.all("update fleet.instances set trust = %s where name = %s", [trust, name])
            database.one("select fleet.record_accepted(%s)", [name])
    database.connection.cursor().executemany(
        """
        insert into aggregation.streams (source_id, stream, version, digest, observed_at)
        select i.instance_id, %s, 1, gen_random_uuid(), centralcloud.clock()
        from fleet.identities as i where i.instance = %s
        """,
        [(stream, instance) for instance, stream in STREAMS],
    )
    connection = database.connect()
    connection.execute("set jit = off")
    yield connection
    made.drop_all()


def scores(hub: psycopg.Connection[Any], given_: Facts) -> list[dict[str, Any]]:
    """A row of each pattern; `worse` is success_lower with a billionth failed that succeeded."""
    observations = [
        (instance, stream, number, trials, successes)
        for number, pattern in enumerate(given_.patterns)
        for (instance, stream), (trials, successes) in pattern.items()
    ]
    with hub.transaction(force_rollback=True), hub.cursor(row_factory=dict_row) as cursor:
        cursor.execute(
            "insert into ranking.models (mu, kappa, rho, half_life, reason) "
            "values (%s, %s, %s, 42, 'for tests')",
            [given_.mu, given_.kappa, given_.rho],
        )
        cursor.execute(
            """
            update aggregation.streams as s
            set observed_at = centralcloud.clock() - a.age * interval '1 day'
            from unnest(%s::text[], %s::text[], %s::integer[]) as a (instance, stream, age)
            join fleet.identities as i on i.instance = a.instance
            where s.source_id = i.instance_id and s.stream = a.stream
            """,
            [*map(list, zip(*given_.ages, strict=True)), list(given_.ages.values())],
        )
        cursor.execute(
            """
            with told as (
              select *
              from unnest(%s::text[], %s::text[], %s::integer[], %s::bigint[], %s::bigint[])
                as t (instance, stream, number, trials, successes)
            ),
            named as (
              insert into aggregation.patterns (fingerprint, name, language, kind, first_seen_at)
              select distinct lpad(t.number::text, 32, '0')::uuid, t.number::text, '', '',
                centralcloud.clock()
              from told as t
            )
            insert into aggregation.observations
            select s.stream_id, lpad(t.number::text, 32, '0')::uuid, t.trials, t.successes, 1
            from told as t
            join fleet.identities as i on i.instance = t.instance
            join aggregation.streams as s on s.source_id = i.instance_id and s.stream = t.stream
            """,
            [list(column) for column in zip(*observations, strict=True)],
        )
        return cursor.execute(
            """
            select
              s.*,
              ranking.lower_bound(
                t.successes - least(%(nano)s, t.successes / 2), t.failures + %(nano)s
              ) as worse
            from ranking.scores as s
            join ranking.terms as t on t.fingerprint = s.fingerprint
            order by s.fingerprint
            """,
            {"nano": 2 * NANO},
        ).fetchall()


def off_by(given_: Counts) -> float:
    """How far a sum over these sources may be from the real one: half a billionth for each."""
    return len(given_) * NANO / 2 + EXACT


@relaxed
@given(data=st.data())
def test_a_success_never_lowers_a_score(data: st.DataObject, hub: psycopg.Connection[Any]) -> None:
    """One trial more that succeeds, at one source, in one of its streams."""
    given_ = data.draw(facts())
    for _ in range(8):
        pattern = data.draw(told())
        stream = data.draw(st.sampled_from(sorted(pattern)))
        trials, successes = pattern[stream]
        given_.patterns += [pattern, pattern | {stream: (trials + 1, successes + 1)}]
    found = scores(hub, given_)
    for before, after in zip(found[::2], found[1::2], strict=True):
        assert after["success_rate"] >= before["success_rate"] - NANO
        # Of hardly any trials a failure more may even raise it: it makes the rest surer.
        least = min(before["success_lower"], before["worse"])
        assert after["success_lower"] >= least - EXACT
        assert after["b"] == before["b"]


@relaxed
@given(data=st.data())
def test_no_owner_weighs_more_than_its_vote(
    data: st.DataObject, hub: psycopg.Connection[Any]
) -> None:
    """One instance or many, one stream or several: E up to v/ρ, B up to v; scores stay in 0..1."""
    given_ = data.draw(facts())
    owners = []
    for owner, (trust, instances) in FLEET.items():
        streams = [(name, stream) for name, names in instances.items() for stream in names]
        given_.patterns += [data.draw(told(streams)) for _ in range(4)]
        owners += [(owner, trust)] * 4
    found = scores(hub, given_)
    for (owner, vote), row, pattern in zip(owners, found, given_.patterns, strict=True):
        assert row["owners"] == 1, owner
        assert row["e"] <= vote / given_.rho + off_by(pattern)
        assert row["b"] <= vote + off_by(pattern)
        assert 0 <= row["x"] <= row["e"]
        for term in ("frequency", "success_rate", "confidence", "success_lower",
                     "prevalence_lower", "score"):  # fmt: skip
            assert 0 <= row[term] <= 1, term


@relaxed
@given(data=st.data())
def test_an_owner_gains_nothing_by_splitting(
    data: st.DataObject, hub: psycopg.Connection[Any]
) -> None:
    """The same trials told by one instance, or shared out in any way among three."""
    given_ = data.draw(facts())
    age = data.draw(st.integers(0, 500))
    given_.ages = dict.fromkeys(given_.ages, age)
    for _ in range(6):
        parts = data.draw(st.lists(counts(), min_size=3, max_size=3))
        parts = [(trials // 3, successes // 3) for trials, successes in parts]
        total = (sum(trials for trials, _ in parts), sum(part for _, part in parts))
        many = {(f"many-{number}", "code"): part for number, part in enumerate(parts, 1)}
        given_.patterns += [{("one", "code"): total}, many]
    found = scores(hub, given_)
    for one, many in zip(found[::2], found[1::2], strict=True):
        assert many["e"] <= one["e"] + 2 * NANO + EXACT
        assert many["b"] <= one["b"] + 2 * NANO + EXACT


@relaxed
@given(data=st.data())
def test_another_owner_never_lowers_what_is_seen(
    data: st.DataObject, hub: psycopg.Connection[Any]
) -> None:
    """Whatever it says of the pattern."""
    given_ = data.draw(facts())
    for _ in range(8):
        others = [stream for stream in STREAMS if stream[0] != "two"]
        pattern = data.draw(told(others))
        given_.patterns += [pattern, pattern | {("two", "code"): data.draw(counts())}]
    found = scores(hub, given_)
    for before, after in zip(found[::2], found[1::2], strict=True):
        assert after["owners"] == before["owners"] + 1
        assert after["b"] >= before["b"]
        assert after["frequency"] >= before["frequency"]
        assert after["prevalence_lower"] >= before["prevalence_lower"] - EXACT


def evaluate(hub: psycopg.Connection[Any], function: str, *columns: Any) -> Any:
    """A function of the formula at many places."""
    places = ", ".join(["%s::float8[]"] * len(columns))
    names = ", ".join("xyz"[: len(columns)])
    rows = hub.execute(
        f"select ranking.{function}({names}) "
        f"from unnest({places}) with ordinality as t ({names}, place) order by t.place",
        [column.tolist() for column in columns],
    )
    return np.array([value for (value,) in rows.fetchall()])


def arguments(seed: int, smallest: float = 0.5) -> Any:
    """Up to a thousand million, even by magnitude; and every quarter to a hundred."""
    generator = np.random.default_rng(seed)
    spread = np.exp(generator.uniform(np.log(smallest), np.log(1e9), 20_000))
    return np.concatenate([spread, np.arange(0.5, 100.1, 0.25)])


def test_digamma_and_trigamma_are_those_of_scipy(hub: psycopg.Connection[Any]) -> None:
    """To 1e-11, where a score needs 1e-8."""
    x = arguments(1)
    assert np.max(np.abs(evaluate(hub, "digamma", x) - special.digamma(x))) < 1e-11
    assert np.max(np.abs(evaluate(hub, "trigamma", x) - special.polygamma(1, x))) < 1e-11


def test_the_lower_bound_is_that_of_scipy(hub: psycopg.Connection[Any]) -> None:
    """Any two of them, and the counts of a rate: both large, both small, one of each."""
    a, b = arguments(2), arguments(3)
    np.random.default_rng(4).shuffle(b)
    spread = np.sqrt(special.polygamma(1, a) + special.polygamma(1, b))
    expected = special.expit(special.digamma(a) - special.digamma(b) - special.ndtri(0.95) * spread)
    assert np.max(np.abs(evaluate(hub, "lower_bound", a, b) - expected)) < EXACT
