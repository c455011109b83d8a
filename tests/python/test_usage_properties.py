"""What is known of artifacts is a function of what was told, not of how it came.

Whatever instances tell, in any order, however often, whole or in parts and in whatever batches: the
same facts are left, and every digit and word of `learning.candidates` is the same.
CENTRALCLOUD_EXAMPLES=2000 tries other examples, and that many.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Databases, Server

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
#: Instance: owner.
FLEET = {"one-1": "one", "one-2": "one", "two": "two", "three": "three"}
#: Equal as JSON, and not as text: which of them is kept must not depend on who came first.
ROUND, ROUNDER = '{"n": 1.0}', '{"n": 1.00}'
CONTENTS = [None, ROUND, ROUNDER, '{"body": "x"}', '{"id": "another"}', '"no object"']

OUTCOME = {
    "facts": """
        select s.source_id, s.stream, s.version, s.digest, u.type, u.id, u.version, u.uses,
          u.successes, u.quality, u.content_hash
        from learning.streams as s
        left join learning.usage as u on u.stream_id = s.stream_id
        order by 1, 2, 5, 6, 7
    """,
    "contents": "select content_hash, content::text from learning.contents order by 1",
    "candidates": "select c.* from learning.candidates as c order by 1, 2, 3",
    "wanted": "select w.* from learning.wanted() as w",
    "dead letters": "select error from intake.dead_letters",
}

relaxed = settings(
    max_examples=int(os.environ.get("CENTRALCLOUD_EXAMPLES", "20")),
    derandomize="CENTRALCLOUD_EXAMPLES" not in os.environ,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@st.composite
def artifacts(draw: st.DrawFn) -> str:
    """One artifact of a snapshot, as JSON."""
    uses = draw(st.sampled_from([0, 1, 40, 200]))
    parts = [
        f'"type": "prompt", "id": "{draw(st.sampled_from("abc"))}"',
        f'"version": "{draw(st.sampled_from(["1.0.0", "1.10.0", "1.9.0", "none"]))}"',
        f'"usage_count": {uses}, "success_count": {max(uses - draw(st.integers(0, 2)), 0)}',
    ]
    if draw(st.booleans()):
        parts.append(f'"quality_score": {draw(st.sampled_from(["0.1", "0.7", "0.9", "1"]))}')
    content = draw(st.sampled_from(CONTENTS))
    if content is not None:
        parts.append(f'"content": {content}')
    return "{" + ", ".join(parts) + "}"


def snapshot(source: str, stream: str, version: int, listed: list[str], part: str = "") -> str:
    """A message, as JSON."""
    return (
        f'{{"type": "learned_artifacts", "source": "{source}", "artifacts": [{", ".join(listed)}],'
        f' "snapshot": {{"stream": "{stream}", "version": {version}{part}}}}}'
    )


@st.composite
def told(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Messages with each snapshot whole; the same with some of them in parts."""
    whole: list[str] = []
    split: list[str] = []
    names = st.tuples(
        st.sampled_from(sorted(FLEET)), st.sampled_from(["x", "y"]), st.integers(1, 3)
    )
    for name in draw(st.lists(names, max_size=8)):
        listed = draw(st.lists(artifacts(), max_size=5))
        whole.append(snapshot(*name, listed))
        split.append(whole[-1])
    # Parts of one version are of one snapshot, as an instance makes them.
    for name in draw(st.lists(names, max_size=3, unique=True)):
        listed = draw(st.lists(artifacts(), max_size=6))
        whole.append(snapshot(*name, listed))
        parts = draw(st.integers(2, 4))
        cuts = sorted(draw(st.lists(st.integers(0, len(listed)), min_size=parts - 1,
                                    max_size=parts - 1)))  # fmt: skip
        for part, (first, last) in enumerate(
            zip([0, *cuts], [*cuts, len(listed)], strict=True), start=1
        ):
            said = f', "part": {part}, "parts": {parts}'
            split.append(snapshot(*name, listed[first:last], said))
    for source in draw(st.lists(st.sampled_from(sorted(FLEET)), max_size=4)):
        at = (START - timedelta(minutes=draw(st.integers(0, 5)))).isoformat()
        figures = draw(st.booleans())
        body = json.loads(draw(artifacts())) if figures else {
            "type": "prompt", "id": "a", "version": "1.0.0"
        }  # fmt: skip
        message = {"type": "learned_artifacts", "source": source, "timestamp": at,
                   "artifacts": [body]}  # fmt: skip
        if not figures:
            rate = draw(st.sampled_from([0, 0.5, 0.955, 1]))
            message |= {"usage_count": draw(st.integers(0, 300)), "success_rate": rate}
        whole.append(json.dumps(message))
        split.append(whole[-1])
    return whole, split


@pytest.fixture(scope="module")
def hub(server: Server, templates: dict[str, str]) -> Iterator[psycopg.Connection[Any]]:
    """A connection to a hub with a fleet, in a transaction that is never committed."""
    made = Databases(server)
    database = made.create(templates["hub"])
    for name, owner in FLEET.items():
        database.one("select fleet.add(%s, %s)", [name, owner])
    database.one("select centralcloud.freeze_clock(%s)", [START])
    connection = database.connect(autocommit=False)
    connection.execute("set jit = off")
    yield connection
    made.drop_all()


def outcome(
    hub: psycopg.Connection[Any], sends: list[list[str]], batch: int
) -> dict[str, list[tuple[Any, ...]]]:
    """What is known once these were sent, each list followed by a fold; then all is undone."""
    with hub.transaction(force_rollback=True):
        hub.execute(
            "select centralcloud.change_setting('learning.batch_messages', %s)", [str(batch)]
        )
        for messages in sends:
            hub.execute("select count(*) from intake.send_batch(%s::jsonb[])", [messages])
            while hub.execute("select learning.fold_usage() -> 'more'").fetchone() == (True,):
                pass
        return {name: hub.execute(query).fetchall() for name, query in OUTCOME.items()}


@st.composite
def arrivals(draw: st.DrawFn, messages: list[str]) -> list[list[str]]:
    """The same in any order, some of it twice, in sends of any size."""
    again = draw(st.lists(st.sampled_from(messages), max_size=4))
    sends: list[list[str]] = [[]]
    for message in draw(st.permutations([*messages, *again])):
        if draw(st.booleans()):
            sends.append([])
        sends[-1].append(message)
    return sends


@relaxed
@given(data=st.data())
def test_order_repetition_and_splitting_change_nothing(
    data: st.DataObject, hub: psycopg.Connection[Any]
) -> None:
    """Each message whole and once; the same with parts and repetitions, anyhow."""
    whole, split = data.draw(told())
    if not whole:
        return
    expected = outcome(hub, [whole], 10_000)
    assert expected["dead letters"] == []
    batch = data.draw(st.sampled_from([1, 2, 10_000]))
    assert outcome(hub, data.draw(arrivals(split)), batch) == expected
