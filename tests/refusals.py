"""Messages that are over a limit, as JSON text: what the door, or jsonb before it, refuses."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

GOOD = {
    "fingerprint": "00000000-0000-0000-0000-000000000001", "name": "guard clause", "kind": "idiom",
    "language": "python", "trials": 36, "successes": 26, "occurrences": 36,
}  # fmt: skip
BARE = {"name": "guard clause", "frequency": 36, "success_rate": 0.75}


@dataclass(frozen=True)
class Refusal:
    """What is sent (one message, or a batch), and the SQLSTATE it is refused with."""

    sent: str | list[str]
    sqlstate: str

    @property
    def call(self) -> str:
        """The statement that sends `text`."""
        if isinstance(self.sent, str):
            return "select intake.send(%s::jsonb)"
        return "select count(*) from intake.send_batch(%s::jsonb[])"

    @property
    def reading(self) -> str:
        """The statement that only reads it."""
        jsonb = "jsonb" if isinstance(self.sent, str) else "jsonb[]"
        return f"select pg_column_size(%s::{jsonb})"

    @cached_property
    def text(self) -> str:
        """What goes over the wire: JSON, or PostgreSQL's text of an array."""
        if isinstance(self.sent, str):
            return self.sent
        quoted = (m.replace("\\", "\\\\").replace('"', '\\"') for m in self.sent)
        return "{" + ",".join(f'"{m}"' for m in quoted) + "}"


def message(patterns: list[Any] | None = None, **fields: Any) -> str:
    """A `patterns` message."""
    return json.dumps({"type": "patterns", "patterns": patterns or [], **fields})


def with_text(value: str, at: str = "x") -> str:
    """One with JSON as it stands here as the value of a field."""
    return message(**{at: "?"}).replace('"?"', value)


def nested(depth: int, opening: str = "[", closing: str = "]", core: str = "") -> str:
    """Containers in containers."""
    return opening * depth + core + closing * depth


#: One message of 1 KB that is accepted.
ACCEPTED = message([GOOD] * 6)
#: Those that send() refuses, by name.
REFUSALS = {
    "number_1e130000": Refusal(
        message([GOOD | {"trials": 0}]).replace(" 0,", " 1e130000,"), "SC102"
    ),
    "numbers_1e130000_a_hundred": Refusal(
        message([GOOD | {"trials": 0}] * 100).replace(" 0,", " 1e130000,"), "SC102"
    ),
    "number_too_large_for_jsonb": Refusal(with_text("1e200000"), "22003"),
    "id_of_1e130000": Refusal(with_text("1e130000", "id"), "SC102"),
    "depth_33": Refusal(with_text(nested(31, '{"a":', "}", "{}")), "SC104"),
    "depth_33_of_arrays": Refusal(with_text(nested(32)), "SC104"),
    "depth_5000_of_arrays": Refusal(with_text(nested(5000)), "SC104"),
    "depth_bomb": Refusal(with_text(nested(1_000_000)), "54001"),
    "depth_bomb_never_closed": Refusal('{"type": ' + "[" * 1_000_000, "54001"),
    "array_of_arrays_alone": Refusal(nested(3000), "SC102"),
    "nul_character": Refusal(with_text('"\\u0000"'), "22P05"),
    "lone_surrogate": Refusal(with_text('"\\ud800"'), "22P02"),
    "elements_10001": Refusal(message(x=[0] * 10_001), "SC104"),
    "elements_10001_beside_a_million": Refusal(
        message(x=[[""] * 10_000] * 90, y={"z": [1] * 10_001}), "SC104"
    ),
    "depth_33_beside_a_million": Refusal(
        with_text(json.dumps([[""] * 10_000] * 90)[:-1] + "," + nested(31) + "]"), "SC104"
    ),
    "patterns_100000": Refusal(message([1] * 100_000), "SC104"),
    "patterns_100000_whole": Refusal(message([BARE] * 100_000), "SC104"),
    "megabytes_20": Refusal(message(x="x" * 20_000_000), "SC104"),
    "patterns_10000_all_bad": Refusal(message([GOOD | {"name": 5}] * 10_000), "SC102"),
    "patterns_10000_bad_in_every_field": Refusal(
        message([dict.fromkeys(GOOD)] * 10_000), "SC102"
    ),
    "patterns_10000_last_bad": Refusal(
        message([GOOD] * 9_999 + [GOOD | {"name": 5}]), "SC102"
    ),
    "patterns_10000_last_text_bad": Refusal(
        message([GOOD] * 9_999 + [GOOD | {"name": "x" * 201}]), "SC102"
    ),
    "batch_10001": Refusal(['{"type": "heartbeat"}'] * 10_001, "SC104"),
    "batch_1000_all_bad": Refusal([message([GOOD | {"name": 5}] * 6)] * 1_000, "SC102"),
    "batch_1000_last_text_bad": Refusal(
        [ACCEPTED] * 999 + [message([GOOD | {"name": "x" * 201}])], "SC102"
    ),
    "batch_with_megabytes_20": Refusal([ACCEPTED, message(x="x" * 20_000_000)], "SC104"),
}  # fmt: skip
