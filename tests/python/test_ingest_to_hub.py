"""What an ingest sends is taken by a hub: the contract, and the snapshot that replaces."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from ast_grep_py import Config

from centralcloud.analysis import examine, handover
from centralcloud.analysis.patterns import Rule, load_rules
from tests.conftest import Fleet
from tests.python.test_ingest import WALRUS, Shop

FACTS = """
    select p.name, o.trials, o.successes, o.occurrences
    from aggregation.observations as o join aggregation.patterns as p using (fingerprint)
    order by p.name
"""


def test_an_ingest_reaches_the_hub_and_a_later_one_replaces_it(
    fleet: Fleet, tmp_path: Path
) -> None:
    """Patterns with their trials; a code base that became empty takes them back."""
    instance = fleet.add("singularity-1")
    shop = Shop(instance, tmp_path / "shop")
    shop.write("a.py", WALRUS + "\n\ndef f(a=[]):\n    return f'{a}'\n")
    shop.ingest()
    instance.one("select link.exchange()")
    assert (
        instance.all("select state, error, detail from link.outbox") == [("sent", None, None)] * 2
    )
    assert fleet.hub.one("select count(*) from pgmq.q_code_analysis") == 1
    fleet.hub.one("select aggregation.fold_patterns()")
    assert fleet.hub.all(FACTS) == [
        ("Assignment expression", 1, 1, 1),
        ("Mutable default argument", 1, 0, 1),
        ("f-string with an expression", 1, 0, 1),
    ]

    (shop.root / "a.py").unlink()
    shop.ingest()
    instance.one("select link.exchange()")
    fleet.hub.one("select aggregation.fold_patterns()")
    assert fleet.hub.all(FACTS) == []


def test_rules_of_different_names_for_the_same_meet_on_the_hub(
    fleet: Fleet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two owners have a rule with one condition more as well; the hub suggests that it is one."""
    [rule] = [rule for rule in load_rules() if rule.id == "logging-formatted"]
    matcher = {"rule": {**rule.matcher["rule"], "not": {"inside": {"kind": "decorator"}}}}
    twin = replace(rule, id="twin", name="Twin of it", matcher=cast(Config, matcher))
    # Kept for the process: not what is made of the rules below.
    examine.examined_with()
    for owner, rules in (("ann", [rule]), ("bob", [rule, twin]), ("cat", [rule, twin])):
        _look_for(monkeypatch, rules)
        instance = fleet.add(f"{owner}-1", owner)
        shop = Shop(instance, tmp_path / owner)
        shop.write("a.py", 'import logging\n\nlogging.error("no %s" % __name__)\n')
        shop.ingest()
        instance.one("select link.exchange()")
    fleet.hub.one("select aggregation.fold_patterns()")
    told = fleet.hub.all("select encode(bands, 'hex') from aggregation.bands group by bands")
    assert sorted(told) == sorted(("".join(each.bands),) for each in (rule, twin))

    fleet.hub.one("select aggregation.suggest_aliases()")
    assert fleet.hub.all(
        "select name, owners, canonical_name, canonical_owners, bands "
        "from aggregation.suggested_aliases"
    ) == [("Twin of it", 2, rule.name, 3, 16)]
    fleet.hub.one(
        "select aggregation.accept_suggestion(%s, %s)", [twin.fingerprint, rule.fingerprint]
    )
    assert fleet.hub.all("select fingerprint, owners from ranking.scores") == [
        (rule.fingerprint, 3)
    ]


def _look_for(monkeypatch: pytest.MonkeyPatch, rules: list[Rule]) -> None:
    for module in (examine, handover):
        monkeypatch.setattr(module, "load_rules", lambda: tuple(rules))
