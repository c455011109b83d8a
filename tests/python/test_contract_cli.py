"""`centralcloud contract` on a real hub: schemas that any validator can use."""

from __future__ import annotations

import json

import psycopg
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from centralcloud.cli.contract import contract
from tests.conftest import Database

GOOD = {"type": "patterns", "patterns": [{"name": "a", "frequency": 1, "success_rate": 0.5}]}


def run(database: Database, *arguments: str) -> str:
    """The command's output; its error, where it fails, is raised."""
    result = CliRunner().invoke(
        contract, [*arguments, "--database", database.conninfo], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.output


def test_it_lists_the_types(hub: Database) -> None:
    """With direction, queue and limits."""
    lines = [line.split() for line in run(hub).splitlines()]
    assert ["heartbeat", "inbound", "no", "65,536", "10,000"] in [line[:5] for line in lines]
    assert ["patterns", "inbound", "yes", "4,194,304", "10,000"] in [line[:5] for line in lines]


def test_it_prints_a_schema(hub: Database) -> None:
    """As JSON, ready for a validator, with the keywords as people read them."""
    printed = run(hub, "patterns")
    schema = json.loads(printed)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert validator.is_valid(GOOD)
    assert not validator.is_valid(GOOD | {"patterns": [{"name": ""}]})
    assert schema["$id"] == "urn:centralcloud:message:patterns:1"
    assert list(schema)[:4] == ["$schema", "$id", "title", "description"]
    assert list(schema)[-1] == "$defs"
    assert schema == hub.one("select intake.json_schema('patterns')")


def test_it_prints_all_schemas_as_one(hub: Database) -> None:
    """By type."""
    schemas = json.loads(run(hub, "--json"))
    assert sorted(schemas) == [row[0] for row in hub.all("select type from intake.contract()")]
    assert schemas["patterns"] == hub.one("select intake.json_schema('patterns')")


def test_a_type_that_was_registered_later_is_there(hub: Database) -> None:
    """The schema is made from the rows, not from a file; it changes with them."""
    hub.one("select intake.register_message_type('deploys', 'What was deployed.', 'inbound', true)")
    assert "deploys" in run(hub)
    assert "environment" not in json.loads(run(hub, "deploys"))["properties"]
    hub.one(
        """
        select intake.register_message_fields('deploys', '[
          {"path": "environment", "json_type": "string", "description": "Where.",
           "choices": ["staging", "production"], "required": true}
        ]')
        """
    )
    validator = Draft202012Validator(json.loads(run(hub, "deploys")))
    assert validator.is_valid({"type": "deploys", "environment": "staging"})
    assert not validator.is_valid({"type": "deploys", "environment": "moon"})


def test_an_unknown_type_is_told(hub: Database) -> None:
    """SC101, with those there are."""
    with pytest.raises(psycopg.Error, match="there is no message type 'nothing'") as refused:
        run(hub, "nothing")
    assert refused.value.sqlstate == "SC101"
    assert "patterns_updated" in str(refused.value.diag.message_detail)
