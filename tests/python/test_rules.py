"""Rules: every file is valid, every example of every rule says what it should."""

from __future__ import annotations

import argparse
import hashlib
import tarfile
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml

from centralcloud.analysis.parse import parse
from centralcloud.analysis.patterns import FOLDER, Rule, find_occurrences, load_rules
from centralcloud.errors import CentralCloudError

RULES = load_rules()
MATCHES = [(rule, text) for rule in RULES for text in rule.matches]
DOES_NOT_MATCH = [(rule, text) for rule in RULES for text in rule.does_not_match]


def _ids(examples: list[tuple[Rule, str]]) -> list[str]:
    return [f"{rule.id}: {text.splitlines()[0]}" for rule, text in examples]


def _found(rule: Rule, text: str) -> int:
    return sum(1 for _ in find_occurrences(text, rule.language, (rule,), parse(text).extents))


@pytest.mark.parametrize(("rule", "text"), MATCHES, ids=_ids(MATCHES))
def test_a_rule_matches_its_examples(rule: Rule, text: str) -> None:
    """Also with `needs`, the texts of which every match is said to contain one."""
    assert _found(rule, text) >= 1


@pytest.mark.parametrize(("rule", "text"), DOES_NOT_MATCH, ids=_ids(DOES_NOT_MATCH))
def test_a_rule_does_not_match_its_counterexamples(rule: Rule, text: str) -> None:
    """`needs` aside: the rule itself must not match."""
    assert _found(Rule(**{**vars(rule), "needs": ()}), text) == 0


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_are_sound_python(rule: Rule) -> None:
    """An example that can't be parsed proves nothing."""
    for text in (*rule.matches, *rule.does_not_match):
        assert parse(text).errors == []


def test_there_are_idioms_and_smells() -> None:
    """Both kinds are looked for, and no two rules look for the same."""
    kinds = [rule.kind for rule in RULES]
    assert kinds.count("idiom") >= 15
    assert kinds.count("smell") >= 15
    assert len({rule.fingerprint for rule in RULES}) == len({rule.name for rule in RULES})
    assert len({rule.fingerprint for rule in RULES}) == len(RULES)


def test_a_fingerprint_is_of_what_matches() -> None:
    """Equal on every instance, whatever the rule is called; another rule is another pattern."""
    walrus = next(rule for rule in RULES if rule.id == "walrus")
    content = b'fp1|python|idiom|{"rule":{"kind":"named_expression"}}'
    assert walrus.fingerprint == UUID(bytes=hashlib.sha256(content).digest()[:16])
    renamed = Rule(**{**vars(walrus), "id": "x", "name": "y", "description": "z", "needs": ()})
    assert renamed.fingerprint == walrus.fingerprint
    other = Rule(**{**vars(walrus), "matcher": {"rule": {"kind": "call"}}})
    assert other.fingerprint != walrus.fingerprint


def test_rules_that_share_a_pass_find_what_each_finds_alone() -> None:
    """Over real sources: of each rule every match, and of each match the right rule."""
    for source in (Path(argparse.__file__), Path(tarfile.__file__), Path(__file__)):
        text = source.read_text("utf-8")
        extents = parse(text).extents
        together = Counter(o.rule for o in find_occurrences(text, "python", RULES, extents))
        alone = {rule.id: found for rule in RULES if (found := _found(rule, text))}
        assert together == alone


def _write(folder: Path, **changes: Any) -> Path:
    content = yaml.safe_load((FOLDER / "python" / "walrus.yaml").read_text())
    content.update(changes)
    content = {key: value for key, value in content.items() if value is not None}
    (folder / "python").mkdir()
    (folder / "python" / "walrus.yaml").write_text(yaml.safe_dump(content))
    return folder


def test_a_copied_rule_is_valid(tmp_path: Path) -> None:
    """The files below stand on one that loads."""
    assert [rule.id for rule in load_rules(_write(tmp_path))] == ["walrus"]


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "other"},
        {"kind": "taste"},
        {"language": "cobol"},
        {"rule": None},
        {"matches": []},
        {"colour": "red"},
        {"rule": {"kind": "no_such_node"}},
        {"rule": {"patern": "open($A)"}},
    ],
    ids=str,
)
def test_a_file_that_is_no_rule_is_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    """By name, with what is wrong."""
    with pytest.raises(CentralCloudError, match=r"walrus\.yaml is no rule") as caught:
        load_rules(_write(tmp_path, **changes))
    assert caught.value.sqlstate == "SC703"
    assert caught.value.detail
