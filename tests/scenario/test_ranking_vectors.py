"""The formula of the scores against worked examples, from messages to `ranking.scores`.

Each case is told through `intake.send_batch` by a fleet whose votes sum to 20, folded, read back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from psycopg.types.json import Jsonb

from tests.conftest import Database

TODAY = "2026-03-01 12:00Z"
BEFORE = "2026-01-18 12:00Z"
SINGLES = [f"single-{number}" for number in range(1, 21)]
CROWD = [f"crowd-{number}" for number in range(1, 26)]


@dataclass(frozen=True)
class Case:
    """What is told of a pattern, and what must come of it."""

    name: str
    #: (instances, trials, successes)
    told: list[tuple[list[str], int, int]]
    e: float
    x: float
    b: float
    success_rate: float
    confidence: float
    success_lower: float
    prevalence_lower: float
    score: float
    days_ago: int = field(default=0, kw_only=True)

    @property
    def figures(self) -> tuple[float, ...]:
        """As `figures_of` reads them."""
        return (
            self.e, self.x, self.b, self.success_rate, self.confidence,
            self.success_lower, self.prevalence_lower, self.score,
        )  # fmt: skip


ONE_OWNER = (CROWD, 100_000, 100_000)
CASES = [
    Case("one source 9 of 10", [(SINGLES[:1], 10, 9)],
         6.896552, 6.206897, 1, .753344, .456830, .542957, .010534, .005719601),
    Case("five sources 8 of 10", [(SINGLES[:5], 10, 8)],
         34.482759, 27.586207, 5, .767340, .807885, .650335, .125050, .081324413),
    Case("one source a million of a million", [(SINGLES[:1], 10**6, 10**6)],
         19.999620, 19.999620, 1, .892410, .709216, .766809, .010534, .008077696),
    Case("ten sources 3 of 3 long ago", [(SINGLES[:10], 3, 3)],
         14.634146, 14.634146, 5, .867129, .640889, .717297, .125050, .089697908, days_ago=42),
    Case("seen by four and never tried", [(SINGLES[:4], 0, 0)],
         0, 0, 4, .630000, 0, .338164, .091001, .030773201),
    Case("25 instances of one owner", [ONE_OWNER],
         19.996201, 19.996201, 1, .892397, .709181, .766783, .010534, .008077422),
    Case("12 sources and the 25 of one owner", [(SINGLES[:12], 20, 14), ONE_OWNER],
         143.073124, 106.150047, 13, .735861, .945793, .674302, .462025, .311544756),
    Case("20 sources 19 of 20", [(SINGLES, 20, 19)],
         205.128205, 194.871795, 20, .937700, .961562, .906594, .783629, .710432753),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_snapshot_gives_the_figures(hub: Database, case: Case) -> None:
    """One stream an instance: the plain pass, except for the instances of one owner."""
    found_fleet(hub, [case])
    tell(hub, [case], snapshot)
    assert figures_of(hub, case) == pytest.approx(case.figures, abs=1e-6)


def test_bare_patterns_give_the_same_figures(hub: Database) -> None:
    """The seed's form, all cases of single owners in one fleet: each pattern its own stream."""
    cases = [case for case in CASES if ONE_OWNER not in case.told]
    found_fleet(hub, cases)
    tell(hub, cases, bare)
    for case in cases:
        assert figures_of(hub, case) == pytest.approx(case.figures, abs=1e-6), case.name


def test_eligible_ones_are_ranked_in_order(hub: Database) -> None:
    """Best first, without those that one owner alone sees."""
    cases = [case for case in CASES if ONE_OWNER not in case.told]
    found_fleet(hub, cases)
    tell(hub, cases, bare)
    hub.one("select ranking.refresh()")
    ranked = hub.all("select rank, name, score from ranking.top_patterns()")
    expected = [
        "20 sources 19 of 20",
        "ten sources 3 of 3 long ago",
        "five sources 8 of 10",
        "seen by four and never tried",
    ]
    assert [(rank, name) for rank, name, _score in ranked] == list(enumerate(expected, 1))
    scores = {case.name: case.score for case in cases}
    assert [score for *_, score in ranked] == pytest.approx([scores[n] for n in expected])


def test_the_same_facts_give_the_same_digits(hub: Database) -> None:
    """Other rows first, other plans: every digit stays."""
    cases = [case for case in CASES if ONE_OWNER not in case.told]
    found_fleet(hub, cases)
    tell(hub, cases, bare)
    scores = "select * from ranking.scores order by fingerprint"
    before = hub.all(scores)
    tell(hub, list(reversed(cases)), bare)
    hub.all("set enable_hashjoin = off; set enable_hashagg = off")
    assert hub.all(scores) == before


def found_fleet(hub: Database, cases: list[Case]) -> None:
    """20 votes: 20 owners of one instance each, one of whom may have 25 instead."""
    hub.one("select centralcloud.freeze_clock(%s)", [BEFORE])
    crowded = any(ONE_OWNER in case.told for case in cases)
    for name in SINGLES[:19] if crowded else SINGLES:
        hub.one("select fleet.add(%s)", [name])
    for name in CROWD if crowded else []:
        hub.one("select fleet.add(%s, %s)", [name, "crowd"])


def tell(hub: Database, cases: list[Case], form: Any) -> None:
    """Send what is told, long ago and today, and fold it; then everyone is heard of today."""
    for days_ago, clock in ((42, BEFORE), (0, TODAY)):
        hub.one("select centralcloud.freeze_clock(%s)", [clock])
        send(hub, [
            form(source, case, trials, successes)
            for case in cases if case.days_ago == days_ago
            for sources, trials, successes in case.told
            for source in sources
        ])  # fmt: skip
    for (name,) in hub.all("select instance from fleet.votes"):
        hub.one("select fleet.record_accepted(%s)", [name])


def send(hub: Database, messages: list[dict[str, Any]]) -> None:
    """In one batch, then fold until nothing is left."""
    hub.all("select * from intake.send_batch(%s::jsonb[])", [[Jsonb(m) for m in messages]])
    while hub.one("select aggregation.fold_patterns()")["more"]:
        pass


def snapshot(source: str, case: Case, trials: int, successes: int) -> dict[str, Any]:
    """A snapshot of one pattern."""
    pattern = {
        "name": case.name, "language": "python", "kind": "idiom",
        "trials": trials, "successes": successes, "occurrences": trials,
    }  # fmt: skip
    stream = {"stream": "code_ingest:main", "version": 1}
    return {"type": "patterns", "source": source, "snapshot": stream, "patterns": [pattern]}


def bare(source: str, case: Case, trials: int, successes: int) -> dict[str, Any]:
    """The seed's form."""
    rate = successes / trials if trials else 0
    pattern = {"name": case.name, "frequency": trials, "success_rate": rate}
    return {"type": "patterns", "source": source, "patterns": [pattern]}


def figures_of(hub: Database, case: Case) -> tuple[float, ...]:
    """The row of `ranking.scores`, and that 20 votes were there."""
    ((*figures, votes),) = hub.all(
        "select e, x, b, success_rate, confidence, success_lower, prevalence_lower, score, a "
        "from ranking.scores where name = %s",
        [case.name],
    )
    assert votes == pytest.approx(20)
    return tuple(figures)
