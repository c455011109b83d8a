"""What an ingest sends is taken by a hub: the contract, and the snapshot that replaces."""

from __future__ import annotations

from pathlib import Path

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
