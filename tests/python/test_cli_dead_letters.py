"""`centralcloud dead-letters` on a hub and on an instance: looked at, tried again, given up."""

from __future__ import annotations

import json

import psycopg
import pytest
from click.testing import CliRunner, Result

from centralcloud.cli.dead_letters import dead_letters
from centralcloud.errors import CentralCloudError
from tests.conftest import Database
from tests.waiting import running


def run(database: Database, *arguments: str, answer: str | None = None) -> Result:
    """The command's result; its error, where it fails with one, is raised."""
    result = CliRunner().invoke(
        dead_letters, [*arguments, "--database", database.conninfo], input=answer
    )
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def ids(database: Database, *arguments: str) -> list[str]:
    """What `list` lists."""
    return [one["id"] for one in json.loads(run(database, "list", "--json", *arguments).output)]


@pytest.fixture
def sick(hub: Database) -> Database:
    """A hub with three dead letters of two instances, and one dead delivery."""
    hub.one("select centralcloud.freeze_clock('2026-01-01 00:00Z')")
    password = hub.one("select fleet.add('singularity-1')")
    hub.one("select fleet.add('singularity-2')")
    for source in ("singularity-1", "singularity-1", "singularity-2"):
        message = {"type": "patterns", "source": source, "patterns": [], "huge": 0}
        text = json.dumps(message).replace('"huge": 0', '"huge": 12345678901234567890.1234567890')
        hub.one("select intake.send(%s)", [text])
    hub.all(
        """
        select intake.bury('patterns', t.msg_id, '22P02', e'it is [red]\\x1b[31m', 'the detail',
          e'line 1\\nline 2')
        from intake.take('patterns', 3) as t
        """
    )
    hub.one("select centralcloud.freeze_clock('2026-01-02 00:00Z')")
    hub.one("select centralcloud.change_setting('routing.max_attempts', '1')")
    hub.one("""select routing.publish('patterns_updated', '{"type": "patterns_updated"}')""")
    instance = hub.connect("singularity-1", password)
    instance.execute("select routing.subscribe('patterns_updated')")
    instance.execute("select routing.reject('patterns_updated', 1, 'no disk')")
    return hub


@pytest.fixture
def refused(instance: Database) -> Database:
    """An instance whose hub refused two messages; a third waits."""
    instance.all(
        """
        select link.enqueue(jsonb_build_object('type', t))
        from unnest(array['gossip', 'patterns', 'patterns']) as t
        """
    )
    instance.all(
        """
        update link.outbox set state = 'refused', attempts = 1, sqlstate = 'SC101', error = 'no'
        where outbox_id < 3
        """
    )
    return instance


def test_the_list_has_messages_and_deliveries(sick: Database) -> None:
    """The newest first, filtered, and not more than asked."""
    delivery = "singularity-1/patterns_updated/1"
    assert ids(sick) == [delivery, "3", "2", "1"]
    assert ids(sick, "--limit", "2") == [delivery, "3"]
    assert ids(sick, "--type", "patterns") == ["3", "2", "1"]
    assert ids(sick, "--source", "singularity-1") == [delivery, "2", "1"]
    assert ids(sick, "--type", "patterns_updated") == [delivery]
    [letter] = json.loads(run(sick, "list", "--json", "--source", "singularity-2").output)
    assert letter == {
        "id": "3", "kind": "message", "type": "patterns", "source": "singularity-2",
        "at": "2026-01-01T00:00:00+00:00", "attempts": 1, "sqlstate": "22P02",
        "error": "it is [red]\x1b[31m",
    }  # fmt: skip
    shown = run(sick, "list").output
    assert shown.startswith(
        f"{delivery}  delivery, patterns_updated, singularity-1, 2026-01-02 00:00:00, 1 try\n"
        "    no disk\n"
        "3  message, patterns, singularity-2, 2026-01-01 00:00:00, 1 try\n"
        "    22P02: it is [red]\\u001b[31m\n"
    )
    assert run(sick, "list", "--type", "x").output == "no dead letters of type x\n"


def test_one_is_shown_whole(sick: Database) -> None:
    """With its diagnostics, and numbers to the last digit."""
    shown = run(sick, "show", "1").output
    for part in ("sqlstate:        22P02", "the detail", '"huge": 12345678901234567890.1234567890'):
        assert part in shown
    assert "context:         line 1\n                 line 2\n" in shown
    assert "\x1b" not in shown
    as_json = run(sick, "show", "1", "--json").output
    assert json.loads(as_json)["message"]["source"] == "singularity-1"
    assert "12345678901234567890.1234567890" in as_json
    delivery = run(sick, "show", "singularity-1/patterns_updated/1").output
    assert "no disk" in delivery
    assert '"type": "patterns_updated"' in delivery


def test_a_redriven_message_is_in_its_queue(sick: Database) -> None:
    """Under the number that is told; the others stay."""
    output = run(sick, "redrive", "2", "3", "2").output
    assert output == (
        "2 is in its queue again as message 4\n3 is in its queue again as message 5\n"
    )
    assert sick.all("select msg_id from pgmq.q_patterns order by msg_id") == [(4,), (5,)]
    assert ids(sick, "--type", "patterns") == ["1"]


def test_a_redriven_delivery_comes_again(sick: Database) -> None:
    """Due now."""
    output = run(sick, "redrive", "singularity-1/patterns_updated/1").output
    assert output == (
        "singularity-1/patterns_updated/1 is given to singularity-1 again "
        "from 2026-01-02 00:00:00 UTC on\n"
    )
    assert sick.all("select topic_offset, attempts_before from routing.redeliveries") == [(1, 1)]


@pytest.mark.parametrize("verb", ["redrive", "discard"])
def test_all_or_nothing(sick: Database, verb: str) -> None:
    """One that is not there undoes the others, and is named."""
    with pytest.raises(psycopg.Error, match="there is no dead letter 99") as caught:
        run(sick, verb, "1", "singularity-1/patterns_updated/1", "99")
    assert caught.value.sqlstate == "SC107"
    assert len(ids(sick)) == 4
    assert sick.one("select count(*) from pgmq.q_patterns") == 0


def test_an_unknown_delivery_is_told(sick: Database) -> None:
    """By its code, whatever is done."""
    for verb in ("show", "redrive", "discard"):
        with pytest.raises(psycopg.Error, match="no delivery of patterns_updated/2") as caught:
            run(sick, verb, "singularity-1/patterns_updated/2")
        assert caught.value.sqlstate == "SC307"


def test_all_asks_first(sick: Database) -> None:
    """Unless told not to; what the filters leave out stays."""
    asked = run(sick, "redrive", "--all", "--source", "singularity-1", answer="n\n")
    assert asked.exit_code == 1
    assert "Redrive 3 dead letters of singularity-1?" in asked.output
    assert len(ids(sick)) == 4
    run(sick, "redrive", "--all", "--source", "singularity-1", "--yes")
    assert ids(sick) == ["3"]
    assert run(sick, "discard", "--all", answer="y\n").output.endswith("3 is discarded\n")
    assert run(sick, "discard", "--all").output == "no dead letters\n"


def test_all_is_what_there_is(sick: Database) -> None:
    """Of two who take all at once, neither stumbles over what the other has taken."""
    other = sick.connect(autocommit=False)
    other.execute("select intake.redrive(2), routing.redrive(instance, topic, topic_offset) "
                  "from routing.dead_deliveries")  # fmt: skip
    outputs: list[str] = []
    with running(lambda: outputs.append(run(sick, "redrive", "--all", "--yes").output)):
        sick.until_blocked()
        other.commit()
    assert outputs == [
        "1 is in its queue again as message 5\n3 is in its queue again as message 6\n"
    ]
    assert ids(sick) == []


def test_what_is_discarded_is_told_to_the_last_digit(sick: Database) -> None:
    """With --json, since nobody sees it again."""
    output = run(sick, "discard", "1", "singularity-1/patterns_updated/1", "--json").output
    first, second = json.loads(output)
    assert (first["id"], first["message"]["type"]) == ("1", "patterns")
    assert second == {
        "id": "singularity-1/patterns_updated/1", "message": {"type": "patterns_updated"}
    }  # fmt: skip
    assert "12345678901234567890.1234567890" in output
    assert ids(sick) == ["3", "2"]


def test_an_instance_has_what_its_hub_refused(refused: Database) -> None:
    """Listed, shown, sent again, given up."""
    assert ids(refused) == ["outbox/2", "outbox/1"]
    assert ids(refused, "--type", "gossip") == ["outbox/1"]
    assert '"type": "gossip"' in run(refused, "show", "outbox/1").output
    assert run(refused, "redrive", "outbox/2").output == (
        "outbox/2 waits again; the next exchange sends it\n"
    )
    assert refused.all("select outbox_id from link.outbox where state = 'waiting' order by 1") == [
        (2,), (3,)
    ]  # fmt: skip
    with pytest.raises(psycopg.Error, match="is not a refused one") as caught:
        run(refused, "redrive", "outbox/2")
    assert caught.value.sqlstate == "SC308"
    assert run(refused, "discard", "--all", "--yes").output == "outbox/1 is discarded\n"
    assert refused.one("select count(*) from link.outbox") == 2


def test_an_id_is_of_one_kind_of_database(sick: Database, refused: Database) -> None:
    """A hub has no outbox, an instance no queues; and its messages have one source."""
    with pytest.raises(CentralCloudError, match="outbox/1 is no id of this hub's"):
        run(sick, "redrive", "1", "outbox/1")
    with pytest.raises(CentralCloudError, match="1 is no id of this instance's"):
        run(refused, "show", "1")
    with pytest.raises(CentralCloudError, match="whose messages are all its own"):
        run(refused, "list", "--source", "singularity-1")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["redrive"], "either ids or --all"),
        (["redrive", "1", "--all"], "either ids or --all"),
        (["discard", "1", "--type", "patterns"], "go with --all"),
        (["show", "one"], "'one' is no id of a dead letter"),
        (["show", "١"], "is no id of a dead letter"),
        (["redrive", "1", "-1"], "No such option"),
        (["list", "--limit", "0"], "0 is not in the range"),
        (["list", "--limit", "2147483648"], "2147483648 is not in the range"),
    ],
)
def test_a_wrong_call_is_told(hub: Database, arguments: list[str], said: str) -> None:
    """With exit code 2."""
    result = run(hub, *arguments)
    assert result.exit_code == 2
    assert said in result.output
