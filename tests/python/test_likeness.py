"""Bands: the same on every machine, alike where rules look for the same, apart where they don't."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from dataclasses import replace
from typing import Any, cast

import pytest
from ast_grep_py import Config

from centralcloud.analysis.likeness import BANDS, bands, normal_form
from centralcloud.analysis.patterns import Rule, load_rules

RULES = {rule.id: rule for rule in load_rules()}
#: What the hub suggests (setting aggregation.suggest_at).
ALIKE = 0.4 * BANDS


def shared(one: Rule, other: Rule) -> int:
    """How many bands are the same."""
    return sum(a == b for a, b in zip(one.bands, other.bands, strict=True))


def rewritten(rule: Rule, matcher: dict[str, Any]) -> Rule:
    """A rule of another name that looks for something else."""
    return replace(rule, id="other", name="Other", matcher=cast(Config, matcher))


def test_bands_are_what_they_always_were() -> None:
    """Instances of all versions meet; an empty form has a band too."""
    told = bands("python", "idiom", ["a", "b", "c", "d"])
    assert told[:2] == ["f695ccf7832062bd", "713230509c924c39"]
    assert len(set(bands("python", "idiom", []))) == BANDS


def test_bands_do_not_hang_on_the_process() -> None:
    """Whatever its hash seed."""
    program = (
        "from centralcloud.analysis.patterns import load_rules;"
        "print([rule.bands for rule in load_rules()])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert told == {f"{[rule.bands for rule in load_rules()]}\n"}


def test_what_the_author_chose_is_no_difference() -> None:
    """Names of metavariables and utilities, the order of keys and alternatives."""
    rule = RULES["append-loop"]
    text = json.dumps(rule.matcher)
    for old, new in (("only-append", "body"), ("$LIST", "$ACCUMULATOR"), ("$ITEM", "$X")):
        assert old in text
        text = text.replace(old, new)
    other = rewritten(rule, _turned(json.loads(text)))
    assert other.fingerprint != rule.fingerprint
    assert normal_form(other.matcher) == normal_form(rule.matcher)
    assert other.bands == rule.bands


def test_what_is_nearly_the_same_is_found() -> None:
    """A rule with one condition more."""
    rule = RULES["logging-formatted"]
    matcher = {"rule": {**rule.matcher["rule"], "not": {"inside": {"kind": "class_definition"}}}}
    assert ALIKE <= shared(rule, rewritten(rule, matcher)) < BANDS


def test_rules_of_one_kind_are_told_apart() -> None:
    """No two of those that come with the package are suggested, nor near it."""
    most = max(shared(one, other) for one, other in itertools.combinations(RULES.values(), 2))
    assert most < ALIKE / 2


@pytest.mark.parametrize("field", ["language", "kind"])
def test_patterns_of_another_language_or_kind_share_nothing(field: str) -> None:
    """An idiom is not the smell of the same form."""
    rule = RULES["enumerate"]
    assert shared(rule, replace(rule, **{field: "other"})) == 0


def test_the_share_of_bands_tells_the_share_of_shingles() -> None:
    """To the fourth power, on average over many pairs."""
    for common, of in ((90, 100), (80, 100), (50, 100)):
        pairs = 60
        found = sum(_met(seed, common, of) for seed in range(pairs)) / pairs / BANDS
        assert found == pytest.approx((common / of) ** 4, abs=0.06)


def _met(seed: int, common: int, of: int) -> int:
    """Bands that two forms share which have that many of so many shingles in common."""
    own = (of - common) // 2
    ends = [[f"{seed}x{side}x{number}" for number in range(own)] for side in range(2)]
    middle = [f"{seed}x{number}" for number in range(common + 2)]
    # A run of n tokens has n - 2 shingles; what follows it has one more a token.
    one, other = (bands("python", "idiom", [*middle, *end]) for end in ends)
    return sum(a == b for a, b in zip(one, other, strict=True))


def _turned(value: object) -> Any:
    """The same with all keys and lists the other way round."""
    if isinstance(value, dict):
        return {key: _turned(value[key]) for key in reversed(value)}
    if isinstance(value, list):
        return [_turned(inner) for inner in reversed(value)]
    return value
