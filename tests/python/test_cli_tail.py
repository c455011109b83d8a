"""`centralcloud tail`: what was and is published, each message once, whatever breaks."""

from __future__ import annotations

import json
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import islice
from subprocess import PIPE, Popen
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner, Result

from centralcloud.cli.tail import tail
from centralcloud.errors import CentralCloudError
from centralcloud.tail import Tail
from tests.conftest import Database
from tests.waiting import PATIENCE, end, eventually, running, started

NEWS = "patterns_updated"
MAIN = [sys.executable, "-c", "from centralcloud.cli import main; main()"]


def publish(hub: Database, number: int, topic: str = NEWS) -> None:
    """A message with a number, and one that no float holds."""
    message = f'{{"type": "x", "n": {number}, "huge": 12345678901234567890.1234567890}}'
    hub.one("select routing.publish(%s, %s)", [topic, message])


def run(database: Database, *arguments: str) -> Result:
    """What is there now; an error is raised."""
    result = CliRunner().invoke(tail, ["--no-follow", "--database", database.conninfo, *arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def numbers(database: Database, *arguments: str) -> list[int]:
    """Of the messages that are shown."""
    lines = run(database, "--json", *arguments).output.splitlines()
    return [json.loads(line)["payload"]["n"] for line in lines]


def following(hub: Database, *arguments: str) -> AbstractContextManager[Popen[str]]:
    """A process that follows."""
    argv = [*MAIN, "tail", "--database", hub.conninfo, "--json", *arguments]
    return started(argv, stdout=PIPE, stderr=PIPE)


def number_of(process: Popen[str]) -> int:
    """Of the next message that it shows."""
    assert process.stdout is not None
    return int(json.loads(process.stdout.readline())["payload"]["n"])


def end_tails(connection: psycopg.Connection[Any], dbname: str) -> int:
    """End the backends of whoever reads with the package; how many there were."""
    return connection.execute(
        """
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = %s and application_name = 'centralcloud'
        """,
        [dbname],
    ).rowcount


def patient() -> Callable[[], bool]:
    """A reader that gives up in the end, so that nothing waits for ever."""
    until = time.monotonic() + PATIENCE
    return lambda: time.monotonic() < until


def test_it_begins_with_the_last_ten(hub: Database) -> None:
    """Or with as many as asked, or from where one says."""
    for number in range(1, 13):
        publish(hub, number)
    assert numbers(hub, NEWS) == list(range(3, 13))
    assert numbers(hub, NEWS, "-n", "2") == [11, 12]
    assert numbers(hub, NEWS, "-n", "0") == []
    assert numbers(hub, NEWS, "-n", "1000") == list(range(1, 13))
    assert numbers(hub, NEWS, "--from", "earliest") == list(range(1, 13))
    assert numbers(hub, NEWS, "--from", "latest") == []
    assert numbers(hub, NEWS, "--from", "11") == [11, 12]


def test_a_long_log_is_read_page_by_page(hub: Database) -> None:
    """All of it, in order."""
    hub.all(
        """
        select routing.publish(%s, jsonb_build_object('n', n)) from generate_series(1, 750) as n
        """,
        [NEWS],
    )
    assert numbers(hub, NEWS, "--from", "earliest") == list(range(1, 751))


def test_a_line_is_short(hub: Database) -> None:
    """Time, topic@offset, key, the beginning of the message; nothing that a terminal obeys."""
    hub.one("select centralcloud.freeze_clock('2026-01-01 09:00Z')")
    hub.one(
        "select routing.publish('aggregated_patterns', %s, %s)",
        [json.dumps({"a": "\u202e" + "x" * 5000}), "k\x1b[31m"],
    )
    [line] = run(hub, "aggregated_patterns").output.splitlines()
    assert line.startswith(
        '2026-01-01 09:00:00 aggregated_patterns@1 k\\u001b[31m {"a": "\\u202exxx'
    )
    assert line.endswith("x…")
    assert len(line) <= 160


def test_json_is_exact(hub: Database) -> None:
    """One object a line, numbers to the last digit."""
    hub.one("select centralcloud.freeze_clock('2026-01-01 09:00Z')")
    publish(hub, 1)
    [line] = run(hub, NEWS, "--json").output.splitlines()
    assert "12345678901234567890.1234567890" in line
    message = json.loads(line)
    assert list(message) == ["topic", "offset", "key", "published_at", "payload"]
    assert message["published_at"] == "2026-01-01T09:00:00+00:00"
    assert (message["topic"], message["offset"], message["key"]) == (NEWS, 1, None)


def test_a_pattern_merges_topics_by_time(hub: Database) -> None:
    """The last ones of all of them together."""
    for number in range(6):
        hub.one("select centralcloud.freeze_clock(%s)", [f"2026-01-01 00:0{number}Z"])
        publish(hub, number, ("insights.package", "insights.statistics")[number % 2])
    publish(hub, 9)
    assert numbers(hub, "insights.*") == [0, 1, 2, 3, 4, 5]
    assert numbers(hub, "insights.*", "-n", "3") == [3, 4, 5]
    assert numbers(hub, "#", "-n", "1") == [9]
    assert numbers(hub, "#", "--from", "earliest") == [0, 1, 2, 3, 4, 5, 9]


def test_what_cannot_be_read_is_told(hub: Database, instance: Database) -> None:
    """An unknown topic, an offset out of reach, a database that is no hub, a wrong call."""
    with pytest.raises(psycopg.Error, match="there is no topic gossip") as caught:
        run(hub, "gossip")
    assert caught.value.sqlstate == "SC301"
    with pytest.raises(psycopg.Error, match="cannot be the next") as caught:
        run(hub, NEWS, "--from", "7")
    assert caught.value.sqlstate == "SC302"
    with pytest.raises(CentralCloudError, match="is no hub, it is an instance"):
        run(instance, NEWS)
    for arguments in (
        ("--from", "yesterday", NEWS),
        ("--from", "1", "insights.*"),
        ("--from", "1", "-n", "1", NEWS),
    ):
        assert run(hub, *arguments).exit_code == 2


def test_a_pattern_of_no_topic_says_so(hub: Database) -> None:
    """On stderr: one may come."""
    result = run(hub, "gossip.*")
    assert (result.stdout, result.stderr) == ("", "no topic matches gossip.* so far\n")


def test_it_moves_no_cursor(hub: Database) -> None:
    """Nor subscribes."""
    publish(hub, 1)
    assert numbers(hub, NEWS) == [1]
    assert hub.all("select * from routing.subscriptions") == []


def test_it_is_told_of_what_comes(hub: Database) -> None:
    """By notification: it looks by itself only much later."""
    reading = Tail(hub.conninfo, NEWS, poll_seconds=3600, is_wanted=patient()).follow()
    publish(hub, 1)
    assert next(reading).offset == 1
    later = threading.Timer(1, lambda: publish(hub, 2))
    later.start()
    assert next(reading).offset == 2
    later.join()


def test_a_topic_that_comes_later_is_followed(hub: Database) -> None:
    """A pattern means it from its first message on."""
    reading = Tail(hub.conninfo, "later.*", poll_seconds=3600, is_wanted=patient()).follow()

    def register() -> None:
        hub.one("select routing.register_topic('later.on', 'for tests')")
        publish(hub, 1, "later.on")
        publish(hub, 2, "later.on")

    later = threading.Timer(1, register)
    later.start()
    assert [message.offset for message in islice(reading, 2)] == [1, 2]
    later.join()


def test_a_lost_connection_loses_and_doubles_nothing(hub: Database) -> None:
    """Its backend is ended five times while messages come."""
    said: list[str] = []
    reading = Tail(hub.conninfo, "#", start="earliest", say=said.append, is_wanted=patient())
    publisher = hub.connect()
    killer = hub.connect()
    done = threading.Event()

    def write() -> None:
        for number in range(1, 401):
            topic = ("insights.package", NEWS)[number % 2]
            publisher.execute("select routing.publish(%s, %s)", [topic, json.dumps({"n": number})])
            time.sleep(0.005)

    def kill() -> None:
        for _ in range(5):
            eventually(lambda: done.is_set() or end_tails(killer, hub.name) > 0)
            time.sleep(0.3)

    seen: dict[str, list[int]] = {}
    with running(write, kill):
        for message in islice(reading.follow(), 400):
            seen.setdefault(message.topic, []).append(message.offset)
        done.set()
    assert seen == {topic: list(range(1, 201)) for topic in ("insights.package", NEWS)}
    assert any("lost the database" in line for line in said)
    assert "connected again" in said


def test_a_connection_lost_amid_a_page_is_gone_on_from(hub: Database) -> None:
    """What was shown is not shown again."""
    hub.all("select routing.publish(%s, '{}') from generate_series(1, 350)", [NEWS])
    said: list[str] = []
    reading = Tail(
        hub.conninfo, NEWS, start="earliest", say=said.append, is_wanted=patient()
    ).follow()
    offsets = [message.offset for message in islice(reading, 150)]
    end_tails(hub.connection, hub.name)
    offsets += [message.offset for message in islice(reading, 200)]
    assert offsets == list(range(1, 351))
    assert [line.split(",")[0] for line in said] == ["lost the database", "connected again"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_quietly(hub: Database, number: signal.Signals) -> None:
    """With 0, and not a word."""
    publish(hub, 1)
    with following(hub, NEWS) as process:
        assert number_of(process) == 1
        publish(hub, 2)
        assert number_of(process) == 2
        assert end(process, number) == (0, "", "")


def test_a_closed_pipe_ends_it_quietly(hub: Database) -> None:
    """Also where nothing more is published."""
    publish(hub, 1)
    with following(hub, NEWS) as process:
        assert number_of(process) == 1
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(timeout=PATIENCE) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_a_pipe_that_closes_while_it_writes_ends_it_quietly(hub: Database) -> None:
    """More is to be written than a pipe holds."""
    hub.all(
        """
        select routing.publish(%s, jsonb_build_object('n', n, 'x', repeat('x', 2000)))
        from generate_series(1, 500) as n
        """,
        [NEWS],
    )
    with following(hub, NEWS, "--from", "earliest", "--no-follow") as process:
        assert number_of(process) == 1
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(timeout=PATIENCE) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
