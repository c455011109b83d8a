"""The contract is said three times, from the same rows: on any message all three agree.

The compiled check decides, the explanation says what is wrong, the JSON Schema is what others check
with. CENTRALCLOUD_EXAMPLES=5000 tries other messages, and that many per type and test.
"""

from __future__ import annotations

import copy
import itertools
import json
import os
import random
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.validators import extend

from tests.conftest import Databases, Server

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)

#: A type as others may register it later, with what the hub's own have none of.
CUSTOM = """
select intake.register_message_type('custom.test', 'For tests.', 'inbound', p_max_elements => 6);
select intake.register_message_fields('custom.test', '[
  {"path": "tags", "json_type": "array", "description": "Tags.", "required": true},
  {"path": "tags[*]", "json_type": "string", "description": "Tag.", "max_length": 4,
   "pattern": "^(a|b.?|[c-e]+)$"},
  {"path": "codes", "json_type": "array", "description": "Codes."},
  {"path": "codes[*]", "json_type": "string", "description": "Code.", "max_length": 4,
   "pattern": "^(a|[c-e]{2})$"},
  {"path": "rows", "json_type": "array", "description": "Rows."},
  {"path": "rows[*]", "json_type": "object", "description": "Row."},
  {"path": "rows[*].cells", "json_type": "array", "description": "Cells.", "required": true},
  {"path": "rows[*].cells[*]", "json_type": "object", "description": "Cell."},
  {"path": "rows[*].cells[*].at", "json_type": "string", "format": "timestamp",
   "pattern": "^[0-9TZ:.+-]+$", "description": "When."},
  {"path": "rows[*].cells[*].value", "json_type": "number", "description": "Value."},
  {"path": "rows[*].is_last", "json_type": "boolean", "description": "Whether it is."},
  {"path": "grid", "json_type": "array", "description": "Arrays."},
  {"path": "grid[*]", "json_type": "array", "description": "An array."},
  {"path": "low", "json_type": "number", "maximum": 0.25, "description": "Low."},
  {"path": "high", "json_type": "number", "minimum": 0.1, "description": "High."}
]');
select intake.register_message_rule('custom.test', 'rows[*]',
  'exists(@.is_last ? (@ == true)) && @.cells.size() == 0', 'the last has cells',
  '{"if": {"properties": {"is_last": {"const": true}}, "required": ["is_last"]},
    "then": {"properties": {"cells": {"minItems": 1}}}}');
select intake.register_message_rule('custom.test', '', '@.low > @.high', 'low is above high');
"""


def above(one: str, other: str) -> Callable[[Any], bool]:
    """Whether a field is there and greater than another that is there."""
    return lambda found: one in found and other in found and found[one] > found[other]


#: The rules that JSON Schema can't say, and when they are violated: type → path → predicate. Of
#: patterns, those that a validator's own dialect would read otherwise.
BEYOND: dict[str, dict[str, Callable[[Any], bool]]] = {
    "patterns": {
        "snapshot": above("part", "parts"),
        "patterns[*]": above("successes", "trials"),
    },
    "learned_artifacts": {
        "snapshot": above("part", "parts"),
        "artifacts[*]": above("success_count", "usage_count"),
    },
    "custom.test": {
        "": above("low", "high"),
        "tags[*]": lambda tag: not re.fullmatch("a|b.?|[c-e]+", tag, re.DOTALL),
    },
}
TYPES = [
    "aggregated_learning", "aggregated_patterns", "code_analysis", "custom.test", "heartbeat",
    "insights.framework", "insights.package", "insights.statistics", "learned_artifacts",
    "patterns", "patterns_updated",
]  # fmt: skip

ENVELOPE = ("id", "schema_version", "source", "timestamp", "type")
#: Stands for no value.
MISSING = object()

#: What a value may be replaced with.
ODD: list[Any] = [
    None, True, False, 0, -1, 1.5, 10**9 + 1, 2**63, 10**30, 1e-9, Decimal("5.0"), Decimal("-0.0"),
    Decimal("1e400"), Decimal("-1e400"), Decimal("1e-400"), Decimal("-1e-400"), Decimal("1E+2"),
    Decimal("9007199254740993.5"), "", "x", "x" * 101, "x" * 200, "x" * 201, "x" * 2001,
    "\U0001f600" * 200, "a\u0301", "\n", "a\n", '"', "\\", '", "', "[]",
    [], [1], [None], {}, {"a": 1}, [[]], [{}],
    "00000000-0000-0000-0000-00000000000a", "00000000-0000-0000-0000-00000000000A\n",
    "00000000-0000-0000-0000-00000000000G", "{00000000-0000-0000-0000-000000000000}",
    "2026-01-01T00:05:00Z", "2026-01-01T00:05:01Z", "2026-01-01T01:05:01+01:00",
    "2026-02-29T00:00:00Z", "2024-02-29T23:59:59.123456789-14:59", "2025-12-31T24:00:00Z",
    "2025-12-31t00:00:00z", "2025-12-31 00:00:00Z", "2025-12-31T00:00:00Z\n",
    "0999-01-01T00:00:00Z", "\u0662025-12-31T00:00:00Z", "f" * 16, "f" * 16 + "\n", "f" * 40,
    "f" * 40 + "\n", "f" * 64,
    "F" * 40, "opened", "opened\n", "e", "cd", "cd\n", "b\n", "b\u2028", "ce\r",
    [0] * 6, [0] * 7, [[0] * 7], {"a": {"b": [0] * 7}},
]  # fmt: skip


def _longest(value: Any) -> int:
    if isinstance(value, dict):
        return max(map(_longest, value.values()), default=0)
    return max([len(value), *map(_longest, value)]) if isinstance(value, list) else 0


def nested(depth: int, is_array: bool) -> Any:
    """A container with `depth - 1` more in it."""
    value: Any = [] if is_array else {}
    for _ in range(depth - 1):
        value = [value] if is_array else {"a": value}
    return value


#: What nobody says anything of.
FREE = [value for value in ODD if _longest(value) <= 6]
ODD += [nested(depth, kind) for depth in (29, 30, 31, 32, 33) for kind in (True, False)]


class Exact:
    """JSON as text and back, with every digit."""

    @staticmethod
    def text(value: Any) -> str:
        """As json.dumps(), for decimals too."""
        if isinstance(value, Decimal):
            return str(value)
        if isinstance(value, dict):
            inner = (f"{json.dumps(key)}: {Exact.text(inner)}" for key, inner in value.items())
            return "{" + ", ".join(inner) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(Exact.text, value)) + "]"
        return json.dumps(value)

    @staticmethod
    def value(text: str) -> Any:
        """As json.loads(), numbers with a fraction or exponent as decimals."""
        return json.loads(text, parse_float=Decimal)

    @staticmethod
    def is_float(value: Any) -> bool:
        """Whether a usual parser, which makes a float of such numbers, loses nothing by it."""
        if isinstance(value, dict | list):
            return all(map(Exact.is_float, value.values() if isinstance(value, dict) else value))
        return not isinstance(value, Decimal) or Decimal(float(value)) == value


def _is_integer(_checker: Any, value: Any) -> bool:
    if isinstance(value, Decimal):
        return value == value.to_integral_value()
    return isinstance(value, int) and not isinstance(value, bool)


ExactValidator = extend(
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)


class Contract:
    """One type's contract: its rows, to make messages from, and its schema."""

    def __init__(self, door: psycopg.Connection[Any], type_: str) -> None:
        """Read both."""
        self.type = type_
        rows = door.execute(
            """
            select path, coalesce(parent, ''), json_type, is_required, minimum, maximum, max_length,
              is_filled, format, pattern, choices
            from intake.message_fields where type = %s order by path
            """,
            [type_],
        )
        self.fields = {row[0]: row for row in rows}
        [[schema]] = door.execute("select intake.json_schema(%s)", [type_]).fetchall()
        Draft202012Validator.check_schema(schema)
        self.exact = ExactValidator(Exact.value(json.dumps(schema)))
        self.usual = Draft202012Validator(schema)

    def is_valid(self, text: str) -> bool:
        """What the schema says to a validator that has every digit."""
        return bool(self.exact.is_valid(Exact.value(text)))

    def is_valid_as_usual(self, text: str) -> bool:
        """What it says to one that makes floats of numbers, where that loses nothing."""
        if Exact.is_float(Exact.value(text)):
            return bool(self.usual.is_valid(json.loads(text)))
        return self.is_valid(text)

    def is_beyond(self, message: dict[str, Any]) -> bool:
        """Whether a valid message violates what the schema can't say."""
        ahead = datetime.fromisoformat(message.get("timestamp", "2025-01-01T00:00:00Z"))
        return ahead > NOW + timedelta(minutes=5) or any(
            violates(found)
            for path, violates in BEYOND.get(self.type, {}).items()
            for found in _at(message, path)
        )

    def messages(self) -> st.SearchStrategy[dict[str, Any]]:
        """Messages whose fields hold, each by itself, with one more that nobody knows."""
        objects = self._object("")
        return st.tuples(objects, st.sampled_from(FREE)).map(
            lambda drawn: drawn[0] | {"type": self.type, "unknown": drawn[1]}
        )

    def full(self) -> dict[str, Any]:
        """A message with every field, of an element each."""
        return {**self._full(""), "type": self.type}

    def _full(self, path: str) -> Any:
        json_type = self.fields[path][2] if path else "object"
        if json_type == "object":
            return {
                field.rpartition(".")[2]: self._full(field)
                for field, row in self.fields.items()
                if row[1] == path and not field.endswith("[*]")
            }
        if json_type == "array":
            return [self._full(f"{path}[*]")] if f"{path}[*]" in self.fields else []
        return _sample(self.fields[path])

    def _object(self, path: str) -> st.SearchStrategy[dict[str, Any]]:
        own = {
            field.removeprefix(path).lstrip("."): row
            for field, row in self.fields.items()
            if row[1] == path and not field.endswith("[*]")
        }
        made = {name: self._values(row) for name, row in own.items()}
        return st.fixed_dictionaries(
            {name: values for name, values in made.items() if own[name][3]},
            optional={name: values for name, values in made.items() if not own[name][3]},
        )

    def _values(self, row: tuple[Any, ...]) -> st.SearchStrategy[Any]:
        path, _parent, json_type, _required, minimum, maximum, length, filled, *texts = row
        match json_type:
            case "object":
                return self._object(path)
            case "array":
                inner = self.fields.get(f"{path}[*]")
                return st.lists(self._values(inner) if inner else st.sampled_from(FREE), max_size=3)
            case "integer" | "number":
                return _numbers(json_type, minimum, maximum)
            case "string":
                return _texts(length, filled, *texts)
            case _:
                return st.booleans() if json_type == "boolean" else st.sampled_from(FREE)


def _sample(row: tuple[Any, ...]) -> Any:
    """A value that holds."""
    _path, _parent, json_type, _required, minimum, _maximum, _length, _filled, *texts = row
    format_, pattern, choices = texts
    samples = {
        "uuid": "00000000-0000-0000-0000-00000000000a",
        "timestamp": "2026-01-01T00:00:00Z",
        "hex64": "f" * 16,
        "integer": minimum,
        "number": 0 if minimum is None else minimum,
        "boolean": True,
        "string": "x",
        "any": {"a": 1},
    }
    if pattern and not format_:
        return "f" * 40 if "40" in pattern else "a"
    return choices[0] if choices else samples[format_ or json_type]


def _edges(row: tuple[Any, ...], value: Any) -> Iterator[Any]:
    """What is just within a field's limits and just beyond; other types; nothing."""
    _path, _parent, json_type, _required, minimum, maximum, length, _filled, *texts = row
    yield from (MISSING, None, True, Decimal("1.5"), "", "x", [], {}, [value], {"a": value})
    steps = ("-1", "0.0", "0.5", "1") if json_type == "integer" else ("-0.001", "0", "0.001")
    for limit in (minimum, maximum):
        if limit is not None:
            yield from (limit + Decimal(step) for step in steps)
    if json_type in ("integer", "number"):
        yield from map(Decimal, ("1e400", "-1e400", "-1e-400", "-0.0"))
    if length is not None:
        for letter in ("a", "\U0001f600"):
            yield from (letter * length, letter * (length + 1))
    if any(texts):
        yield from (text for text in ODD if isinstance(text, str) and 1 < len(text) < 65)
    if json_type == "array":
        yield from (value * 2, value * 6, value * 7, value * 32, value * 33, [None] * 7)


def _first(value: Any, path: str) -> Any:
    for step in re.findall(r"[a-z_]+|\[\*\]", path):
        value = value[0 if step == "[*]" else step]
    return value


def _replaced(message: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The message with another value at the first place of a path, or with none."""
    told = copy.deepcopy(message)
    *steps, last = [0 if s == "[*]" else s for s in re.findall(r"[a-z_]+|\[\*\]", path)]
    container: Any = told
    for step in steps:
        if not container or (step != 0 and step not in container):
            return told
        container = container[step]
    if value is not MISSING:
        container[last] = copy.deepcopy(value)
    elif isinstance(container, list) or last in container:
        del container[last]
    return told


def _numbers(
    json_type: str, minimum: Decimal | None, maximum: Decimal | None
) -> st.SearchStrategy[Any]:
    least = -1000 if minimum is None else minimum
    most = 1000 if maximum is None else maximum
    if json_type == "integer":
        whole = st.integers(int(least), int(most))
        return whole | whole.map(lambda number: Decimal(f"{number}.0"))
    return st.floats(float(least), float(most))


def _texts(
    length: int | None, filled: bool, format_: str, pattern: str | None, choices: list[str] | None
) -> st.SearchStrategy[str]:
    if choices:
        return st.sampled_from(choices)
    if format_ == "uuid":
        return st.uuids().map(str) | st.uuids().map(lambda uuid: str(uuid).upper())
    if format_ == "hex64":
        return st.integers(0, 2**64 - 1).map("{:016x}".format)
    if format_ == "timestamp":
        return st.integers(-299, 10**9).map(
            lambda seconds: (NOW - timedelta(seconds=seconds)).isoformat().replace("+00:00", "Z")
        )
    if pattern:
        made = st.from_regex(pattern.replace(".?", "[\n-~]?"), fullmatch=True)
        return made.filter(lambda text: length is None or len(text) <= length)
    most = length or 50
    return TEXT.map(lambda text: text[:most] or "x" * filled) | st.sampled_from(
        ["x" * most, "\U0001f600" * most]
    )


def _at(value: Any, path: str) -> Iterator[Any]:
    """The values at a path of the contract."""
    if path in ("", "[*]"):
        yield from (value if path else [value])
        return
    name, _, rest = path.replace("[*]", ".[*]").partition(".")
    if name in value:
        yield from _at(value[name], rest.replace(".[*]", "[*]"))


def fit(message: dict[str, Any]) -> dict[str, Any]:
    """The message with what its fields must be to each other."""
    told = copy.deepcopy(message)
    snapshot = told.get("snapshot", {})
    if "part" in snapshot or "parts" in snapshot:
        snapshot["part"] = snapshot["parts"] = snapshot.get("part", snapshot.get("parts"))
    FIT.get(told["type"], lambda _told: None)(told)
    return told


def _fit_patterns(told: dict[str, Any]) -> None:
    for pattern in told["patterns"]:
        if {"frequency", "success_rate"} - pattern.keys():
            pattern.setdefault("trials", pattern.get("successes", 5))
            pattern.setdefault("successes", pattern["trials"])
        _lower(pattern, "successes", "trials")


def _fit_artifacts(told: dict[str, Any]) -> None:
    if len(told["artifacts"]) != 1 or not {"usage_count", "success_rate"} <= told.keys():
        told.pop("usage_count", None)
        told.pop("success_rate", None)
    for artifact in told["artifacts"]:
        if "usage_count" not in told:
            artifact.setdefault("usage_count", 5)
            artifact.setdefault("success_count", 0)
        _lower(artifact, "success_count", "usage_count")


def _fit_custom(told: dict[str, Any]) -> None:
    _lower(told, "low", "high")
    for row in told.get("rows", []):
        if not row["cells"]:
            row.pop("is_last", None)


def _lower(found: dict[str, Any], one: str, other: str) -> None:
    if {one, other} <= found.keys():
        found[one] = min(found[one], found[other])


FIT = {"patterns": _fit_patterns, "learned_artifacts": _fit_artifacts, "custom.test": _fit_custom}


def broken(message: dict[str, Any], chance: random.Random) -> Any:
    """The message with one to three of its values replaced, taken out, moved or doubled."""
    told: Any = copy.deepcopy(message)
    for _ in range(chance.randint(1, 3)):
        where = list(_places(told))
        if not where or chance.random() < 0.02:
            return copy.deepcopy(chance.choice(ODD))
        container, key = chance.choice(where)
        match chance.randrange(5):
            case 0 if isinstance(container, dict):
                del container[key]
            case 1:
                container[key] = [container[key]]
            case 2:
                container[key] = copy.deepcopy(chance.choice(where)[0])
            case _:
                container[key] = copy.deepcopy(chance.choice(ODD))
    return told


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every (container, key) in a message."""
    pairs: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    for key, inner in pairs:
        yield value, key
        yield from _places(inner)


@pytest.fixture(scope="module")
def door(server: Server, templates: dict[str, str]) -> Iterator[psycopg.Connection[Any]]:
    """A connection to a hub whose clock stands still."""
    made = Databases(server)
    hub = made.create(templates["hub"])
    hub.one("select centralcloud.freeze_clock(%s)", [NOW])
    hub.connection.execute(CUSTOM)
    hub.connection.execute("set jit = off")
    yield hub.connection
    made.drop_all()


@pytest.fixture(scope="module")
def contracts(door: psycopg.Connection[Any]) -> dict[str, Contract]:
    """All of them, by type."""
    return {type_: Contract(door, type_) for type_ in TYPES}


def check(door: psycopg.Connection[Any], texts: list[str]) -> list[tuple[str | None, list[str]]]:
    """Of each, the SQLSTATE of the compiled check (None: it holds) and what explains it."""
    return door.execute(
        """
        select
          coalesce(
            o.code, case when not intake.texts_hold(array[m.message], centralcloud.clock())
              then 'SC102' end),
          array(
            select v.path || ': ' || v.problem
            from intake.violations(m.message, centralcloud.clock(), 100) as v
            where jsonb_typeof(m.message) = 'object'
          )
        from (
          select t.place, t.text::jsonb as message
          from unnest(%s::text[]) with ordinality as t (text, place)
        ) as m
        cross join lateral intake.objections(array[m.message], null, false) as o
        order by m.place
        """,
        [texts],
    ).fetchall()


def agree(door: psycopg.Connection[Any], contract: Contract, texts: list[str]) -> None:
    """Accepted exactly when valid, but for what is beyond the schema; a refusal is explained."""
    for text, (code, problems) in zip(texts, check(door, texts), strict=True):
        message = Exact.value(text)
        valid = contract.is_valid(text) and not contract.is_beyond(message)
        assert (code is None) == valid, f"{code} {problems} {text}"
        if code is None:
            assert problems == [], text
        elif code == "SC102" and isinstance(message, dict):
            assert problems != [], text


relaxed = settings(
    max_examples=int(os.environ.get("CENTRALCLOUD_EXAMPLES", "15")),
    derandomize="CENTRALCLOUD_EXAMPLES" not in os.environ,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_every_type_is_tried(door: psycopg.Connection[Any]) -> None:
    """Inbound and outbound."""
    assert [row[0] for row in door.execute("select type from intake.contract()")] == TYPES


def test_what_the_schema_cannot_say_is_known(door: psycopg.Connection[Any]) -> None:
    """Rules that compare two numbers, a dot in a pattern; all else stands in the schemas."""
    rows = door.execute(
        """
        select type, path from intake.message_rules where json_schema is null
        union all
        select type, path from intake.message_fields where not intake.is_portable(pattern)
        """
    )
    known = [(type_, path) for type_, paths in BEYOND.items() for path in paths]
    assert sorted(rows.fetchall()) == sorted(known)


@pytest.mark.parametrize("type_", TYPES)
@relaxed
@given(data=st.data())
def test_what_fits_is_taken(
    data: st.DataObject, type_: str, door: psycopg.Connection[Any], contracts: dict[str, Contract]
) -> None:
    """By the check, by the explanation, and by the schema."""
    text = Exact.text(fit(data.draw(contracts[type_].messages())))
    assert check(door, [text]) == [(None, [])], text
    assert contracts[type_].is_valid(text), text


@pytest.mark.parametrize("type_", TYPES)
@relaxed
@given(data=st.data(), seed=st.integers(0, 2**32))
def test_what_is_broken_is_judged_alike(
    data: st.DataObject,
    seed: int,
    type_: str,
    door: psycopg.Connection[Any],
    contracts: dict[str, Contract],
) -> None:
    """Whatever was done to a message that fits."""
    message = fit(data.draw(contracts[type_].messages()))
    text = Exact.text(broken(message, random.Random(seed)))
    agree(door, contracts[type_], [text])
    assert contracts[type_].is_valid_as_usual(text) == contracts[type_].is_valid(text)


@pytest.mark.parametrize("type_", TYPES)
def test_every_field_is_judged_alike(
    type_: str, door: psycopg.Connection[Any], contracts: dict[str, Contract]
) -> None:
    """Each by itself, at its limits and beyond them, missing, of other types, of other lengths."""
    contract = contracts[type_]
    full = fit(contract.full())
    assert check(door, [Exact.text(full)]) == [(None, [])]
    for path, row in contract.fields.items():
        # Those of the envelope are the same in every contract.
        if type_ == "custom.test" or path not in ENVELOPE:
            changed = [_replaced(full, path, value) for value in _edges(row, _first(full, path))]
            agree(door, contract, list(map(Exact.text, changed)))


@pytest.mark.parametrize("type_", TYPES)
def test_fields_that_are_missing_together_are_judged_alike(
    type_: str, door: psycopg.Connection[Any], contracts: dict[str, Contract]
) -> None:
    """One and two at a time: rules are about that."""
    contract = contracts[type_]
    full = fit(contract.full())
    own = [path for path in contract.fields if path not in ENVELOPE and not path.endswith("[*]")]
    pairs = [*itertools.combinations(own, 1), *itertools.combinations(own, 2)]
    texts = []
    for paths in pairs:
        told = full
        for path in paths:
            told = _replaced(told, path, MISSING)
        texts.append(Exact.text(told))
    agree(door, contract, texts)


@pytest.mark.parametrize("type_", TYPES)
def test_a_schema_is_one_that_any_validator_knows(
    type_: str, door: psycopg.Connection[Any]
) -> None:
    """Draft 2020-12, by its meta-schema, with a name and a version."""
    [[schema]] = door.execute("select intake.json_schema(%s)", [type_]).fetchall()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:centralcloud:message:{type_}:1"
