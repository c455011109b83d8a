"""What the hub's repository holds reaches every instance over the link alone, however long it was
away.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import pq

from centralcloud.tasks.registry import TaskContext, find
from centralcloud.worker import Tally, Worker
from tests.conftest import Database, Fleet
from tests.remotes import Remote
from tests.scenario.test_link import away, exchange

_EQUAL = """
    select type, id, version, origin, path, commit, raw, content, content_hash
    from knowledge.artifacts order by 1, 2, 3
"""


def prompt(name: str, version: str = "1.0.0", **members: Any) -> dict[str, Any]:
    """A document."""
    return {"type": "prompt", "id": name, "version": version, "body": "b"} | members


def push(hub: Database, commit: str, files: dict[str, dict[str, Any]]) -> None:
    """Have the hub load a commit of its repository and tell the fleet, as a sync does."""
    with hub.connect(autocommit=False) as connection:
        connection.cursor().executemany(
            "insert into learning.incoming_artifacts (type, id, version, path, raw)"
            " values (%s, %s, %s, %s, %s)",
            [
                (one["type"], one["id"], one["version"], path, json.dumps(one))
                for path, one in files.items()
            ],
        )
        connection.execute("select learning.load_artifacts(%s)", [commit * 40])
        connection.execute("select learning.announce('/srv/gone.git', %s, 1, 1)", [commit * 40])


def sync(instance: Database) -> dict[str, Any]:
    """Run the job's routine as pg_cron's role does."""
    row = instance.connect("centralcloud_scheduler").execute("select link.sync_templates()")
    found = row.fetchone()
    assert found is not None
    stats: dict[str, Any] = found[0]
    return stats


def test_one_that_was_away_for_a_month_knows_the_same(fleet: Fleet) -> None:
    """Past the log's retention; by exchange and template_sync, with no Git in reach."""
    here, gone = fleet.add("here"), fleet.add("gone")
    push(fleet.hub, "a", {"a.json": prompt("a"), "b.json": prompt("b")})
    for instance in (here, gone):
        exchange(instance)
        assert sync(instance) == {"artifacts": 2}

    for day, commit in enumerate("bcde", 1):
        fleet.hub.all("select centralcloud.shift_clock(%s)", [f"{day * 8} days"])
        files = {"a.json": prompt("a", body=commit), f"{commit}.json": prompt(commit)}
        if commit >= "d":
            files["learned/prompt/a.json"] = {
                "type": "prompt",
                "id": "a",
                "version": "1.1.0",
                "extends": "prompt:a@1.0.0",
            }
        push(fleet.hub, commit, files)
        exchange(here)
        sync(here)
    fleet.hub.all("select routing.set_retention('patterns_updated', '1 day', 1)")
    fleet.hub.all("select routing.expire()")

    stats = exchange(gone)
    assert (stats["fetched"] > 0, stats["failed"]) == (True, 0)
    assert gone.one("select count(*) from link.inbox where kind = 'resync'") == 1
    sync(gone)
    assert gone.all(_EQUAL) == here.all(_EQUAL)
    assert [row[:3] for row in gone.all(_EQUAL)] == [
        ("prompt", "a", "1.0.0"),
        ("prompt", "a", "1.1.0"),
        ("prompt", "e", "1.0.0"),
    ]
    for version in ("latest", "current", "1.0.0"):
        told = [i.one("select knowledge.get('prompt', 'a', %s)", [version]) for i in (gone, here)]
        assert told[0] == told[1]
        assert told[0]["body"] == "e"
    assert gone.one("select version from knowledge.versions('prompt', 'a') where is_current") == (
        "1.1.0"
    )


def test_a_hub_that_is_away_leaves_what_was_known(fleet: Fleet) -> None:
    """The run fails in words."""
    instance = fleet.add("one")
    push(fleet.hub, "a", {"a.json": prompt("a")})
    sync(instance)
    before = instance.all(_EQUAL)
    with away(fleet.hub), pytest.raises(psycopg.Error) as caught:
        sync(instance)
    assert caught.value.sqlstate == "SC304"
    assert instance.all(_EQUAL) == before


def test_pages_are_of_one_state(fleet: Fleet) -> None:
    """Also where the hub loads another commit between two of them."""
    instance = fleet.add("one")
    instance.all("select centralcloud.change_setting('link.page_size', '2')")
    push(fleet.hub, "a", {f"{n}.json": prompt(str(n)) for n in range(5)})
    assert sync(instance) == {"artifacts": 5}
    assert len(instance.all(_EQUAL)) == 5

    instance.all(
        "create function knowledge.slow() returns trigger language plpgsql as $$ begin"
        " perform pg_advisory_lock_shared(7); return null; end $$;"
        "create trigger slow after insert on knowledge.incoming_artifacts"
        " execute function knowledge.slow();"
        "grant execute on function pg_advisory_lock_shared(bigint) to public"
    )
    blocker = instance.connect()
    blocker.execute("select pg_advisory_lock(7)")
    reading = instance.connect()
    started = reading.pgconn
    started.send_query(b"select link.sync_templates()")
    instance.until_blocked()
    push(fleet.hub, "b", {f"{n}.json": prompt(str(n), body="new") for n in range(4)})
    blocker.execute("select pg_advisory_unlock(7)")
    while started.get_result() is not None:
        pass
    assert {row[5] for row in instance.all(_EQUAL)} == {"a" * 40}
    assert len(instance.all(_EQUAL)) == 5


def test_large_pages_come_as_fast_as_the_hub_sends(fleet: Fleet) -> None:
    """Between two looks at the wire little is slept, however much has come: by link.timeout."""
    instance = fleet.add("one")
    push(fleet.hub, "a", {f"{n}.json": prompt(str(n), body="x" * 300_000) for n in range(20)})
    instance.all("select centralcloud.change_setting('link.timeout', '3 seconds')")
    assert sync(instance) == {"artifacts": 20}


def test_a_merged_version_is_current_at_once(fleet: Fleet, tmp_path: Path) -> None:
    """The announcement has the worker fetch it; the fate is there for people."""
    instance = fleet.add("one")
    push(fleet.hub, "a", {"a.json": prompt("a")})
    exchange(instance)
    sync(instance)
    files = {"a.json": prompt("a"), "learned/prompt/a.json": prompt("a", "1.1.0")}
    push(fleet.hub, "b", files)
    fleet.hub.all(
        "select routing.publish('aggregated_learning', %s)",
        [
            json.dumps(
                {
                    "type": "aggregated_learning",
                    "status": "merged",
                    "branch": "feature/learned-x",
                    "export_pr_url": "https://forge/1",
                    "timestamp": "2026-01-01T00:00:00Z",
                    "artifacts": [{"type": "prompt", "id": "a", "version": "1.1.0"}],
                }
            )
        ],
    )
    assert exchange(instance)["failed"] == 0
    instance.all("delete from scheduling.tasks where kind = 'templates_pull'")
    assert Worker(instance.conninfo, tmp_path).run_until_idle() == Tally(done=1)
    assert instance.one("select knowledge.get('prompt', 'a', 'current') ->> 'version'") == "1.1.0"
    assert instance.all("select fate, pull_request_url from knowledge.learned") == [
        ("merged", "https://forge/1")
    ]


@pytest.mark.parametrize("is_under_way", [False, True])
def test_a_pull_that_ends_late_brings_no_older_state_back(
    fleet: Fleet, tmp_path: Path, is_under_way: bool
) -> None:
    """It was asked for, and read, before the sync; it ends after that, or waits for its end."""
    instance = fleet.add("one")
    remote = Remote(tmp_path / "templates.git")
    old = remote.person_commits({"a.json": json.dumps(prompt("a", body="old")).encode()})
    message = {"type": "patterns_updated", "git_url": remote.url, "commit": old, "ranking_id": 1}
    instance.all("select knowledge.request_pull(%s)", [json.dumps(message)])
    pulling = instance.connect(autocommit=False)
    payload = instance.one("select payload from scheduling.tasks")
    task = TaskContext(pulling, payload, tmp_path, lambda *_: None)
    result = find("templates_pull")(task)

    push(fleet.hub, "b", {"a.json": prompt("a", body="new"), "b.json": prompt("b")})
    syncing = instance.connect(autocommit=False)
    syncing.execute("select link.sync_templates()")
    if not is_under_way:
        syncing.commit()
    statement = b"select knowledge.finish_pull($1, $2)"
    values = [json.dumps(payload).encode(), json.dumps(result).encode()]
    pulling.pgconn.send_query_params(statement, values)
    if is_under_way:
        instance.until_blocked()
        syncing.commit()
    while (reply := pulling.pgconn.get_result()) is not None:
        assert reply.status == pq.ExecStatus.TUPLES_OK, reply.error_message
    pulling.commit()
    assert instance.all("select id, content ->> 'body' from knowledge.artifacts order by 1") == [
        ("a", "new"),
        ("b", "b"),
    ]
    assert instance.one("select commit from knowledge.repositories") == old
