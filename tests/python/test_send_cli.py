"""`centralcloud send` to a real hub and on a real instance: all or none, told by file and line."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from centralcloud.cli.send import send
from centralcloud.errors import CentralCloudError
from centralcloud.messages import read
from tests.conftest import Database, Fleet

PATTERN = {"name": "a", "frequency": 1, "success_rate": 1}
GOOD = {"type": "patterns", "source": "singularity-1", "patterns": [PATTERN]}
HEARTBEAT = {"type": "heartbeat", "source": "singularity-1"}


@pytest.fixture
def door(hub: Database) -> Database:
    """A hub with an instance."""
    hub.one("select fleet.add('singularity-1')")
    return hub


def run(database: Database, *arguments: str | Path, stdin: str = "") -> Result:
    """The command's output; its error, where it fails, is raised."""
    return CliRunner().invoke(
        send,
        [*map(str, arguments), "--database", database.conninfo],
        input=stdin,
        catch_exceptions=False,
    )


def refusal(database: Database, *arguments: str | Path, stdin: str = "") -> CentralCloudError:
    """What it refuses with; nothing is queued then."""
    before = queued(database)
    with pytest.raises(CentralCloudError) as refused:
        run(database, *arguments, stdin=stdin)
    assert queued(database) == before
    assert refused.value.hint
    return refused.value


def queued(database: Database) -> list[Any]:
    """The messages in the queue, or in the outbox of an instance."""
    is_hub = database.one("select to_regnamespace('intake') is not null")
    table = "pgmq.q_patterns" if is_hub else "link.outbox"
    return [row[0] for row in database.all(f"select message from {table} order by 1")]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(map(json.dumps, [GOOD, HEARTBEAT, GOOD])),
        json.dumps([GOOD, HEARTBEAT, GOOD], indent=2),
        "\ufeff" + json.dumps([GOOD]) + "\r\n\r\n" + json.dumps([HEARTBEAT, GOOD]) + "\n",
        "\n".join(json.dumps(m, indent=1) for m in [GOOD, HEARTBEAT, GOOD]),
    ],
    ids=["lines", "array", "arrays", "objects"],
)
def test_every_form_is_read(door: Database, text: str, tmp_path: Path) -> None:
    """Numbers in the queue, in order; a heartbeat was heard."""
    file = tmp_path / "messages"
    file.write_text(text, newline="")
    assert run(door, file).output.split() == ["1", "heard", "2"]
    assert queued(door) == [GOOD, GOOD]


def test_standard_input_is_read(door: Database) -> None:
    """With no file, or for `-`; one object."""
    assert run(door, stdin=json.dumps(GOOD)).output == "1\n"
    assert run(door, "-", stdin=json.dumps(GOOD)).output == "2\n"


def test_numbers_keep_every_digit(door: Database) -> None:
    """What is sent is the text, not what Python makes of it."""
    run(door, stdin=json.dumps(GOOD)[:-1] + ', "x": [1e400, 0.10, 123456789012345678901234567890]}')
    [text] = [row[0] for row in door.all("select message ->> 'x' from pgmq.q_patterns")]
    assert text == f"[1{'0' * 400}, 0.10, 123456789012345678901234567890]"


def test_a_program_reads_json(door: Database, tmp_path: Path) -> None:
    """File, line and number of each."""
    file = tmp_path / "messages"
    file.write_text(f"{json.dumps(GOOD)}\n\n{json.dumps(HEARTBEAT)}\n")
    assert json.loads(run(door, file, "--json").output) == [
        {"file": str(file), "line": 1, "msg_id": 1},
        {"file": str(file), "line": 3, "msg_id": None},
    ]


def test_type_and_source_are_filled_in(door: Database) -> None:
    """Only where a message has none."""
    bare = {"patterns": [PATTERN]}
    stdin = json.dumps([bare, HEARTBEAT])
    run(door, "--type", "patterns", "--source", "singularity-1", stdin=stdin)
    assert queued(door) == [GOOD]


def test_many_messages_are_one_transaction(door: Database) -> None:
    """Also those of several batches; the place of the one that is wrong is told."""
    lines = [json.dumps(GOOD)] * 2500
    lines[2000] = json.dumps(GOOD | {"patterns": [{"name": ""}]})
    error = refusal(door, stdin="\n".join(lines))
    assert error.sqlstate == "SC102"
    assert error.message == "stdin:2001:1 violates the contract of type patterns"
    assert error.detail == (
        "stdin:2001:1 patterns[0]: needs trials and successes, or frequency and success_rate\n"
        "stdin:2001:1 patterns[0].name: is empty"
    )
    lines[2000] = lines[0]
    assert len(run(door, stdin="\n".join(lines)).output.split()) == 2500


def test_a_single_message_needs_no_place(door: Database) -> None:
    """Paths are those within it."""
    error = refusal(door, stdin=json.dumps(GOOD | {"patterns": [{"name": 5}], "id": "x"}))
    assert error.message == "the message violates the contract of type patterns"
    assert error.detail == (
        'id: "x" is no uuid\n'
        "patterns[0]: needs trials and successes, or frequency and success_rate\n"
        "patterns[0].name: is of type number, not string"
    )


@pytest.mark.parametrize(
    ("message", "code", "said"),
    [
        ({"type": "x", "source": "singularity-1"}, "SC101", 'the message has an unknown type: "x"'),
        ({"source": "singularity-1"}, "SC101", "the message has no type"),
        ({"type": "heartbeat"}, "SC103", "the message has no source"),
        (GOOD | {"x": [0] * 10001}, "SC104", "the message has an array of more than 10000"),
    ],
)
def test_a_refusal_is_the_hubs(
    door: Database, message: dict[str, Any], code: str, said: str
) -> None:
    """Its message and code."""
    error = refusal(door, stdin=json.dumps(message))
    assert error.sqlstate == code
    assert error.message.startswith(said)


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ('{"a": 1}\n{"b": }', "line 2, column 7", "Expecting value."),
        ('[{"a": 1}\n {"b": 1}]', "line 2, column 2", "Expecting ',' or ']'."),
        ('[{"a": 1},]', "line 1, column 11", "Expecting value."),
        ('[{"a": 1}', "line 1, column 10", "Expecting ',' or ']'."),
        ('{"a": "NaN", "b": NaN}', "line 1, column 19", "NaN is no value."),
        ('{"a": "\\"", "b": -Infinity}', "line 1, column 18", "-Infinity is no value."),
        ('{"a": "tab\t"}', "line 1, column 11", "Invalid control character at."),
        ("type,source\n", "line 1, column 1", "Expecting value."),
        ('{"a": ' + "[" * 100_000, "line 1, column 1", "What begins here is nested too deep."),
    ],
)
def test_what_is_no_json_is_told_by_line_and_column(
    door: Database, text: str, place: str, problem: str, tmp_path: Path
) -> None:
    """Before anything is sent."""
    file = tmp_path / "messages"
    file.write_text(text)
    error = refusal(door, file)
    assert error.message == f"{file} is no JSON at {place}"
    assert error.detail == problem


@pytest.mark.parametrize("between", ("\n", " "))
def test_a_large_file_is_read_in_one_pass(between: str) -> None:
    """Where each message stands is told without counting all lines before it again: seconds."""
    message = json.dumps({"type": "heartbeat", "version": "x" * 80})
    began = time.process_time()
    messages = read("file", between.join([message] * 40_000).encode())
    assert time.process_time() - began < 10
    last = (40_000, 1) if between == "\n" else (1, 39_999 * (len(message) + 1) + 1)
    assert (messages[-1].line, messages[-1].column) == last


def test_what_is_no_text_is_told(door: Database, tmp_path: Path) -> None:
    """JSON is UTF-8."""
    file = tmp_path / "messages"
    file.write_bytes(b'{"a": 1}\n{"a": "\xff"}')
    assert refusal(door, file).message == f"{file} is not UTF-8 in line 2"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("7", "a number"), ('"x"', "a string"), ("null", "null"), ("[[]]", "an array in an array")],
)
def test_a_message_is_an_object(door: Database, text: str, kind: str) -> None:
    """Nothing else is sent."""
    error = refusal(door, stdin=json.dumps(GOOD) + "\n" + text)
    assert error.message.startswith("stdin:2:")
    assert error.detail == f"A message is a JSON object; here is {kind}."


@pytest.mark.parametrize("text", ["", " \n", "[]", "[ ]\n[]"])
def test_nothing_is_not_sent(door: Database, text: str) -> None:
    """An empty file is a mistake somewhere."""
    assert refusal(door, stdin=text).message == "there is no message to send"


@pytest.mark.parametrize(
    ("value", "code"),
    [('"\\u0000"', "22P05"), ('"\\ud800"', "22P02"), ("1e200000", "22003")],
)
def test_what_the_database_cannot_read_is_found(door: Database, value: str, code: str) -> None:
    """The server doesn't say which message it was."""
    lines = [json.dumps(GOOD)] * 1200
    lines[1100] = json.dumps(GOOD)[:-1] + f', "x": {value}}}'
    error = refusal(door, stdin="\n".join(lines))
    assert error.sqlstate == code
    assert error.message.startswith("stdin:1101:1: ")


def test_an_instance_sends_as_itself(hub: Database) -> None:
    """With its own login: a source is not needed, another's is refused."""
    password = hub.one("select fleet.add('singularity-1')")
    hub.one("select fleet.add('singularity-2')")
    login = hub.server.conninfo(hub.name, "singularity-1", password)
    sent = CliRunner().invoke(send, ["--database", login], input='{"type": "heartbeat"}')
    assert sent.output == "heard\n"
    refused = CliRunner().invoke(
        send, ["--database", login], input='{"type": "heartbeat", "source": "singularity-2"}'
    )
    assert isinstance(refused.exception, CentralCloudError)
    assert refused.exception.sqlstate == "SC103"


def test_on_an_instance_it_goes_into_the_outbox(fleet: Fleet) -> None:
    """Its ids, and with the next exchange it is on the hub."""
    instance = fleet.add("singularity-1")
    result = run(instance, "--type", "patterns", stdin=json.dumps({"patterns": [PATTERN]}))
    assert "next exchange" in result.output
    [message] = queued(instance)
    assert result.output.splitlines()[0] == message["id"]
    instance.one("select link.exchange()")
    assert [m["id"] for m in queued(fleet.hub)] == [message["id"]]


def test_on_an_instance_it_is_all_or_none_too(instance: Database) -> None:
    """Which message has no type, or can't be read, is told."""
    good = json.dumps(GOOD)
    assert refusal(instance, stdin=f"{good}\n{{}}").message == "stdin:2:1 has no type"
    error = refusal(instance, stdin=f'{good}\n{{"type": "x", "id": "y"}}')
    assert error.message.startswith("stdin:2:1: invalid input syntax for type uuid")


def test_another_database_is_refused(databases: Any) -> None:
    """In words."""
    with pytest.raises(CentralCloudError, match="neither a hub nor an instance") as refused:
        run(databases.create(), stdin=json.dumps(GOOD))
    assert refused.value.sqlstate == "SC910"


def test_a_hub_that_is_gone_is_told(hub: Database) -> None:
    """As by every command."""
    with pytest.raises(CentralCloudError, match="cannot connect"):
        CliRunner().invoke(
            send,
            ["--database", hub.server.conninfo("nowhere")],
            input=json.dumps(GOOD),
            catch_exceptions=False,
        )
