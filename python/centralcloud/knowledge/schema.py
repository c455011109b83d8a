"""What one artifact may say, by `artifact.schema.json`: a quick yes, or every reason against it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import fastjsonschema
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

Problem = tuple[str, str]

_MOST_REASONS = 10
_LONGEST_VALUE = 80
#: Of these, jsonschema says that the value is too long, and not than what.
_LIMITS = ("maxItems", "maxLength", "maxProperties")


def problems_of(document: dict[str, Any], only_first: bool = False) -> list[Problem]:
    """What the schema says against a document, as (JSON path, reason), by path.

    `only_first` is for those with so many members that it would take seconds to go on.
    """
    # Compiled, the schema says yes ten times faster; only jsonschema says all that is wrong.
    try:
        _compiled()(document)
    except fastjsonschema.JsonSchemaValueException as first:
        if only_first:
            part = _validator().evolve(schema=first.definition).iter_errors(first.value)
            error = next(_leaves(part), None)
            where = f"${(first.name or '').removeprefix('data')}"
            return [(where, _reason(error) if error else first.message)]
        errors = sorted(_leaves(_validator().iter_errors(document)), key=lambda e: e.json_path)
        return [(error.json_path, _reason(error)) for error in errors[:_MOST_REASONS]]
    return []


def takes(definition: str, value: object) -> bool:
    """Whether one of the schema's definitions takes a value."""
    part = _validator().evolve(schema=schema()["$defs"][definition])
    return bool(part.is_valid(value))


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of an artifact."""
    raw = (files(__package__) / "artifact.schema.json").read_bytes()
    loaded: dict[str, Any] = json.loads(raw)
    return loaded


@cache
def _compiled() -> Callable[[dict[str, Any]], object]:
    compiled: Callable[[dict[str, Any]], object] = fastjsonschema.compile(
        schema(), use_default=False
    )
    return compiled


@cache
def _validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


def _leaves(errors: Iterator[ValidationError]) -> Iterator[ValidationError]:
    """What is wrong, below the conditions that wrap it."""
    for error in errors:
        if error.context:
            yield from _leaves(iter(error.context))
        else:
            yield error


def _reason(error: ValidationError) -> str:
    """A regular expression tells people nothing; what it stands for does. Nor does a long value."""
    described = isinstance(error.schema, dict) and error.schema.get("description")
    if error.validator == "pattern" and described:
        return f"{_brief(error.instance)} does not match: {described}"
    shown = repr(error.instance)
    told = error.message.replace(shown, _brief(error.instance), 1)
    limit = f" (more than {error.validator_value})" if error.validator in _LIMITS else ""
    return told + limit


def _brief(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _LONGEST_VALUE else f"{shown[:_LONGEST_VALUE]}…"
