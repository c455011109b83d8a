"""Rules: which idioms and smells are looked for, and where a source has them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast
from uuid import UUID

import jsonschema
import yaml
from ast_grep_py import Config, SgRoot

from centralcloud.analysis.likeness import bands, normal_form
from centralcloud.errors import CentralCloudError

FOLDER = Path(__file__).parent / "rules"

#: The parts of a rule file that say what matches; the rest is for people.
_MATCHER = ("rule", "constraints", "utils")


@dataclass(frozen=True)
class Rule:
    """One rule file. `needs`: every match contains one of these texts; empty: look everywhere."""

    id: str
    name: str
    kind: str
    language: str
    description: str
    needs: tuple[str, ...]
    matcher: Config
    matches: tuple[str, ...]
    does_not_match: tuple[str, ...]

    @property
    def node_kind(self) -> str | None:
        """The one kind of node that it can match; None: several, or it needs a pass of its own."""
        return self.matcher["rule"].get("kind") if list(self.matcher) == ["rule"] else None

    @property
    def fingerprint(self) -> UUID:
        """What the rule matches, whatever it is called: equal on every instance that has it."""
        normal = json.dumps(self.matcher, sort_keys=True, separators=(",", ":"))
        content = f"fp1|{self.language}|{self.kind}|{normal}"
        return UUID(bytes=hashlib.sha256(content.encode()).digest()[:16])

    @property
    def bands(self) -> list[str]:
        """By which the hub tells it from a rule that looks for nearly the same elsewhere."""
        return bands(self.language, self.kind, normal_form(self.matcher))


class Occurrence(NamedTuple):
    """Where a rule matched (lines from 1), and the lines in which a finding makes it failed."""

    rule: str
    start_line: int
    end_line: int
    extent_start_line: int
    extent_end_line: int


@cache
def load_rules(folder: Path = FOLDER) -> tuple[Rule, ...]:
    """Every rule below `folder`, by language and id; SC703 for a file that is no valid rule."""
    return tuple(_load(path) for path in sorted(folder.glob("*/*.yaml")))


def _load(path: Path) -> Rule:
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
        jsonschema.validate(content, _schema())
        if (content["language"], content["id"]) != (path.parent.name, path.stem):
            raise ValueError(f"{content['language']}/{content['id']} must be the file's own path")
        matcher = cast(Config, {key: content[key] for key in _MATCHER if key in content})
        SgRoot("", content["language"]).root().find(matcher)
    except Exception as error:  # ast-grep raises plain ones
        raise CentralCloudError(
            f"{path} is no rule",
            detail=_reason(error),
            hint=f"A rule file follows {FOLDER / 'rule.schema.json'}.",
            sqlstate="SC703",
        ) from error
    return Rule(
        content["id"],
        content["name"],
        content["kind"],
        content["language"],
        content["description"].strip(),
        tuple(content.get("needs", ())),
        matcher,
        tuple(content["matches"]),
        tuple(content["does_not_match"]),
    )


def _reason(error: Exception) -> str:
    """What is wrong, without jsonschema's instance and ast-grep's stack."""
    text = str(error).partition("\n\nStack backtrace")[0]
    return text.partition("\n\nFailed validating")[0]


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((FOLDER / "rule.schema.json").read_text("utf-8"))
    return schema


def find_occurrences(
    text: str, language: str, rules: tuple[Rule, ...], extents: list[tuple[int, int]]
) -> Iterator[Occurrence]:
    """Where the rules of a language match; the text is parsed once for all of them."""
    wanted = [rule for rule in rules if rule.language == language and _may_match(rule, text)]
    if not wanted:
        return
    root = SgRoot(text, language).root()
    for shared in _passes(wanted):
        for node in root.find_all(_matcher(shared)):
            rule = shared.get(node.kind()) or shared[None]
            place = node.range()
            first, last = place.start.line + 1, place.end.line + 1
            extent = extents[first]
            yield Occurrence(rule.id, first, last, min(first, extent[0]), max(last, extent[1]))


def _may_match(rule: Rule, text: str) -> bool:
    return not rule.needs or any(needed in text for needed in rule.needs)


def _passes(rules: list[Rule]) -> list[dict[str | None, Rule]]:
    """Rules by kind of node, in as few passes over the tree as there are rules of one kind.

    Of two rules for different kinds, no node can match both, so the node's kind says which did.
    """
    alone: list[dict[str | None, Rule]] = []
    passes: list[dict[str | None, Rule]] = []
    for rule in rules:
        kind = rule.node_kind
        if kind is None:
            alone.append({None: rule})
            continue
        free = next((shared for shared in passes if kind not in shared), None)
        if free is None:
            passes.append({kind: rule})
        else:
            free[kind] = rule
    return passes + alone


def _matcher(shared: dict[str | None, Rule]) -> Config:
    rules = list(shared.values())
    if len(rules) == 1:
        return rules[0].matcher
    return {"rule": {"any": [rule.matcher["rule"] for rule in rules]}}
