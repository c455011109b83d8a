"""The compiled check and the explanation come from the same rows: on any message they agree."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.json import Jsonb

from tests.conftest import Databases, Server

NOW = datetime(2026, 1, 1, tzinfo=UTC)
COUNTS = st.integers(0, 10**9)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
#: What a field may be replaced with.
ODD: list[Any] = [
    None, True, 0, -1, 1.5, 5.0, 10**9 + 1, 10**30, 1e-9, "", "x", "x" * 201, "x" * 2001, [], [1],
    {}, {"a": 1}, [[]], [{}], "00000000-0000-0000-0000-00000000000G", "a\u0301",
    "2026-02-29T00:00:00Z", '"', "\\", '", "', "[]",
]  # fmt: skip


def moments() -> st.SearchStrategy[str]:
    """Timestamps that are not ahead of NOW."""
    return st.integers(0, 10**9).map(
        lambda seconds: (NOW - timedelta(seconds=seconds)).isoformat().replace("+00:00", "Z")
    )


@st.composite
def patterns(draw: st.DrawFn) -> dict[str, Any]:
    """One pattern, in one of its two forms."""
    told: dict[str, Any] = {"name": "n" + draw(TEXT)}
    if draw(st.booleans()):
        trials = draw(COUNTS)
        told |= {"trials": trials, "successes": draw(st.integers(0, trials))}
    else:
        told |= {"frequency": draw(st.floats(0, 1e9)), "success_rate": draw(st.floats(0, 1))}
    optional = {
        "fingerprint": st.uuids().map(str),
        "kind": TEXT,
        "language": TEXT,
        "description": TEXT,
        "occurrences": COUNTS,
        "examples": st.lists(TEXT, max_size=2),
        "note": st.sampled_from(ODD),
    }
    for field, values in optional.items():
        if draw(st.booleans()):
            told[field] = draw(values)
    return told


@st.composite
def messages(draw: st.DrawFn) -> dict[str, Any]:
    """A `patterns` message that the contract allows."""
    told: dict[str, Any] = {"type": "patterns", "patterns": draw(st.lists(patterns(), max_size=4))}
    if draw(st.booleans()):
        told["snapshot"] = {
            "stream": "s" + draw(TEXT), "version": draw(st.integers(1, 2**63 - 1)),
        }  # fmt: skip
        if draw(st.booleans()):
            parts = draw(st.integers(1, 100))
            told["snapshot"] |= {"parts": parts, "part": draw(st.integers(1, parts))}
    for field, values in {
        "timestamp": moments(), "id": st.uuids().map(str), "source": TEXT,
        "schema_version": st.just(1),
    }.items():  # fmt: skip
        if draw(st.booleans()):
            told[field] = draw(values)
    return told


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every (container, key) in a message."""
    pairs: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    for key, inner in pairs:
        yield value, key
        yield from places(inner)


def broken(message: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The message with one or two of its values replaced, or taken out."""
    told = copy.deepcopy(message)
    for _ in range(chance.randint(1, 2)):
        where = list(places(told))
        container, key = chance.choice(where)
        if isinstance(container, dict) and chance.random() < 0.3:
            del container[key]
        else:
            container[key] = copy.deepcopy(chance.choice(ODD))
    return told


@pytest.fixture(scope="module")
def door(server: Server, templates: dict[str, str]) -> Iterator[psycopg.Connection[Any]]:
    """A connection to a hub whose clock stands still."""
    made = Databases(server)
    hub = made.create(templates["hub"])
    hub.one("select centralcloud.freeze_clock(%s)", [NOW])
    yield hub.connection
    made.drop_all()


def fast(door: psycopg.Connection[Any], message: dict[str, Any]) -> str | None:
    """The SQLSTATE of the compiled check; None: it holds."""
    row = door.execute(
        """
        select coalesce(
          o.code, case when not intake.texts_hold(array[m.message], centralcloud.clock())
            then 'SC102' end)
        from (select %s::jsonb as message) as m
        cross join lateral intake.objections(array[m.message], null, false) as o
        """,
        [Jsonb(message)],
    ).fetchone()
    assert row is not None
    code = row[0]
    assert code is None or isinstance(code, str)
    return code


def slow(door: psycopg.Connection[Any], message: dict[str, Any]) -> list[str]:
    """What the row-by-row pass lists."""
    rows = door.execute(
        "select v.path || ': ' || v.problem from intake.violations(%s, centralcloud.clock()) as v",
        [Jsonb(message)],
    )
    return [row[0] for row in rows]


relaxed = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@relaxed
@given(message=messages())
def test_what_the_contract_allows_is_taken(
    message: dict[str, Any], door: psycopg.Connection[Any]
) -> None:
    """No violation, fast or slow."""
    assert (fast(door, message), slow(door, message)) == (None, [])


@relaxed
@given(message=messages(), seed=st.integers(0, 2**32))
def test_a_refusal_is_always_explained(
    message: dict[str, Any], seed: int, door: psycopg.Connection[Any]
) -> None:
    """The compiled check refuses exactly what the explanation has something to say of."""
    told = broken(message, random.Random(seed))
    if told.get("type") == "patterns":
        assert (fast(door, told) == "SC102") == (slow(door, told) != [])
