"""`centralcloud queues` and `topics` on real databases: what an operator sees."""

from __future__ import annotations

import json
import subprocess
import sys

import click
import psycopg
import pytest
from click.testing import CliRunner

from centralcloud.cli.output import age, printable
from centralcloud.cli.queues import queues
from centralcloud.cli.topics import topics
from centralcloud.errors import CentralCloudError
from tests.conftest import Database, Fleet


def run(database: Database, command: click.Command, *arguments: str) -> str:
    """The command's output; its error, where it fails, is raised."""
    result = CliRunner().invoke(command, [*arguments, "--database", database.conninfo])
    if result.exception is not None:
        raise result.exception
    return result.output


def send(hub: Database, count: int) -> None:
    """So many messages, in the queue of patterns."""
    hub.one("select fleet.add('singularity-1')")
    hub.all(
        """
        select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}')
        from generate_series(1, %s)
        """,
        [count],
    )


def row_of(output: str, name: str) -> list[str]:
    """The words of the line that begins with a name."""
    [line] = [line for line in output.splitlines() if line.split()[:1] == [name]]
    return line.split()


def test_queues_show_what_waits(hub: Database) -> None:
    """Depth, age of the oldest, what is archived, what was given up."""
    send(hub, 3)
    hub.all("update pgmq.q_patterns set enqueued_at = now() - interval '3 days 20 hours'")
    words = row_of(run(hub, queues), "patterns")
    assert words == ["patterns", "3", "3", "d", "20", "h", "0", "90", "days", "0"]

    hub.all("select intake.take('patterns', 1)")
    hub.all("select intake.bury('patterns', 1, '22P02', 'wrong')")
    [patterns] = [q for q in json.loads(run(hub, queues, "--json")) if q["queue"] == "patterns"]
    assert (patterns["depth"], patterns["dead_letters"], patterns["archived"]) == (2, 1, 0)
    assert patterns["keep_for"] == "90 days"
    assert patterns["oldest_at"].endswith("+00:00")


def test_a_long_queue_costs_no_more(hub: Database) -> None:
    """Of its hundreds of pages but the ways to its ends are read."""

    def pages_read() -> int:
        hub.all("select * from intake.queues()")
        plan = hub.one("explain (analyze, buffers, format json) select * from intake.queues()")
        return int(plan[0]["Plan"]["Shared Hit Blocks"] + plan[0]["Plan"]["Shared Read Blocks"])

    before = pages_read()
    hub.all(
        """
        insert into pgmq.q_patterns (vt, message)
        select now(), '{"type": "patterns", "patterns": []}' from generate_series(1, 100000)
        """
    )
    hub.all("vacuum analyze pgmq.q_patterns")
    assert pages_read() < before + 30
    [patterns] = [q for q in json.loads(run(hub, queues, "--json")) if q["queue"] == "patterns"]
    assert patterns["depth"] == 100000


def test_topics_show_who_is_behind(fleet: Fleet) -> None:
    """The farthest behind by name; of one topic, every reader."""
    for name in ("singularity-1", "singularity-2"):
        fleet.passwords[name] = fleet.hub.one("select fleet.add(%s)", [name])
        fleet.connect_as(name).execute("select routing.subscribe('patterns_updated')")
    for number in range(3):
        fleet.hub.one(
            "select routing.publish('patterns_updated', %s)",
            [json.dumps({"type": "patterns_updated", "commit": str(number)})],
        )
    fleet.connect_as("singularity-1").execute("select routing.ack('patterns_updated', 3)")
    fleet.connect_as("singularity-2").execute("select routing.reject('patterns_updated', 1, 'no')")

    [topic] = [
        t for t in json.loads(run(fleet.hub, topics, "--json")) if t["topic"] == "patterns_updated"
    ]
    assert topic["subscribers"] == 2
    assert (topic["largest_lag"], topic["laggard"]) == (2, "singularity-2")
    assert (topic["redeliveries"], topic["dead_deliveries"]) == (1, 0)
    words = row_of(run(fleet.hub, topics), "patterns_updated")
    assert words[:2] == ["patterns_updated", "1…3"]
    assert words[-7:] == ["2", "2", "singularity-2", "90d", "1M", "1", "0"]

    shown = run(fleet.hub, topics, "patterns_updated")
    assert [line.split()[:3] for line in shown.splitlines()[-2:]] == [
        ["singularity-2", "1", "2"], ["singularity-1", "3", "0"]
    ]  # fmt: skip
    readers = json.loads(run(fleet.hub, topics, "patterns_updated", "--json"))
    assert [reader["lag"] for reader in readers] == [2, 0]
    assert run(fleet.hub, topics, "insights.package") == "no instance reads insights.package\n"


def test_an_unknown_topic_is_told(hub: Database) -> None:
    """With its code."""
    with pytest.raises(Exception, match="there is no topic gossip") as caught:
        run(hub, topics, "gossip")
    assert getattr(caught.value, "sqlstate", None) == "SC301"


@pytest.mark.parametrize("command", [queues, topics], ids=lambda command: str(command.name))
def test_an_instance_has_none(instance: Database, command: click.Command) -> None:
    """It says what the database is."""
    with pytest.raises(CentralCloudError, match="is no hub, it is an instance"):
        run(instance, command)


def test_an_empty_database_has_none(databases: object, hub: Database) -> None:
    """Nor one without CentralCloud."""
    empty = databases.create()  # type: ignore[attr-defined]
    with pytest.raises(CentralCloudError, match="CentralCloud is not in database"):
        run(empty, queues)


@pytest.mark.parametrize(
    "arguments",
    [("queues",), ("topics",), ("topics", "patterns_updated"), ("dead-letters", "list"),
     ("tail", "#", "--no-follow")],
    ids=" ".join,
)  # fmt: skip
def test_an_operator_is_a_member_of_the_owner(hub: Database, arguments: tuple[str, ...]) -> None:
    """No superuser is needed; an instance is refused, in words."""
    password = hub.one("select fleet.add('singularity-1')")
    for user, secret, code in (
        ("centralcloud_worker", None, 0), ("singularity-1", password, 1)
    ):  # fmt: skip
        ran = subprocess.run(
            [sys.executable, "-c", "from centralcloud.cli import main; main()", *arguments,
             "--database", hub.server.conninfo(hub.name, user, secret)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ran.returncode == code, ran.stderr
        assert ("permission denied" in ran.stderr) == bool(code)
        assert ("members of centralcloud_owner" in ran.stderr) == bool(code)


def test_an_older_database_is_told_to_be_upgraded(hub: Database) -> None:
    """It lacks a function that the command calls."""
    hub.all("drop function intake.queues()")
    with pytest.raises(psycopg.Error) as caught:
        run(hub, queues)
    assert "centralcloud upgrade" in str(CentralCloudError.from_database(caught.value).hint)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, ""), (0.4, "0 s"), (59, "59 s"), (61, "1 min 1 s"), (3600, "1 h"),
     (3605, "1 h"), (90061, "1 d 1 h"), (86400 * 400, "400 d"), (-3, "0 s")],
)  # fmt: skip
def test_an_age_is_its_two_largest_units(seconds: float | None, said: str) -> None:
    """Rounded down."""
    assert age(seconds) == said


def test_a_terminal_obeys_nothing_of_a_message() -> None:
    """Escapes and marks that turn the writing are spelled out; letters stay."""
    assert printable("größe\x1b[31m\n\u202e") == "größe\\u001b[31m\\n\\u202e"
