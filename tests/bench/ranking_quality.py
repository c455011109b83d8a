"""The ranking can't be bought: how good the list of 100 is, and what liars can make of it.

    python -m tests.bench.ranking_quality [--seeds N] [--instances N] [--patterns N] [--check]

A simulated fleet (tests/bench/ranking_world.py, which says why it is as it is) is told to a real
hub as rows, and the hub ranks: ranking.fit(), then ranking.scores in their documented order, and
what ranking.refresh() announces, given the list from before the lie. Beside it, on the same facts:
average rate x count, the seed's words taken literally, and Wilson's lower bound x share of tellers.

Truth: the relevance of a pattern is its true success rate today times the share of all honest
instances with it in their code, whether they told the hub or not; 0 for what is made up. NDCG@100:
the gain of rank i is the relevance, divided by log2(i + 1), summed, over the same sum of the 100
most relevant.

5 % or 20 % of the instances lie, all fresh, a million trials each: solo, collude, whitewash,
slander, or mix. They have two registered owners, who then share two votes, or an owner each. What
is worst of these has a bar, but for 20 % with an owner each: who can register 200 owners of 1,000
has been let in. Then they bend what is fitted (discord, flood, harmony), which has a bar where they
share two votes. Figures say how far mu, kappa and rho move, and what the list is like until the
next fit, by the model from before the lie. Last, fleets of 30 honest instances; one such fleet has
its luck, so their bar is on the median.

Figures are `worst` or `median` of all seeds. --check exits 1 where a bar is missed; the bars are
for a fleet of the default size.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import uuid
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from tests.bench.common import Bar, Report, installed, running_server
from tests.bench.ranking_world import (
    ATTACKS,
    BENDS,
    KAPPA,
    LIST,
    MU,
    RHO,
    Facts,
    Floats,
    Integers,
    Lies,
    World,
    ndcg,
)
from tests.conftest import Database

TODAY = "2026-06-01 12:00+00"
PERCENTS = (5, 20)
OWNERS = ("two owners", "an owner each")
OURS = ("scores", "announced")
BESIDE = ("rate x count", "Wilson x share")
UNFITTED = "scores before the fit"
TRUTH = {"mu": MU, "kappa": KAPPA, "rho": RHO}
#: Instances of a small fleet, and how many such fleets there are for each large one.
SMALL, SMALL_FLEETS = 30, 5

BARS = {
    f"{case}: {ours}, {of}": Bar(least=least)
    for case, of, least in (
        ("honest", "worst", 0.99),
        ("5 %, two owners", "worst", 0.99),
        ("20 %, two owners", "worst", 0.99),
        ("5 %, two owners, bent", "worst", 0.99),
        ("20 %, two owners, bent", "worst", 0.99),
        ("5 %, an owner each", "worst", 0.98),
        (f"fleet of {SMALL}", "median", 0.95),
    )
    for ours in OURS
}

INSTANCES = """
insert into fleet.instances (name, owner, role, last_accepted_at, added_at)
select 'bench-' || i.number, 'bench-' || i.number, 'bench-' || i.number,
  case when not i.mute then centralcloud.clock() - i.silence * interval '1 day' end,
  centralcloud.clock()
from unnest(%s::int[], %s::int[], %s::bool[]) as i (number, silence, mute)
order by i.number
"""
STREAMS = """
insert into aggregation.streams (stream_id, source_id, stream, version, digest, observed_at)
select s.number, i.instance_id, 'code_ingest:main', 1, aggregation.hash(''),
  centralcloud.clock() - s.age * interval '1 day'
from unnest(%s::int[], %s::int[]) as s (number, age)
join fleet.instances as i on i.name = 'bench-' || s.number %% %s
"""
PATTERNS = """
insert into aggregation.patterns (fingerprint, name, language, kind, first_seen_at)
select p.fingerprint, 'pattern ' || p.number, 'python', 'idiom', centralcloud.clock()
from unnest(%s::uuid[]) with ordinality as p (fingerprint, number)
"""
OBSERVATIONS = """
copy aggregation.observations (stream_id, fingerprint, trials, successes, occurrences) from stdin
"""
ANALYZE = """
analyze fleet.instances, aggregation.streams, aggregation.patterns, aggregation.observations
"""
# Their old snapshots are replaced whole; those rows are nobody's now, as if the fold had removed
# them.
BETRAY = """
with liars as (
  update fleet.instances as i
  set owner = case when %(two_owners)s then 'liars-' || i.instance_id %% 2 else i.owner end,
    last_accepted_at = centralcloud.clock()
  where i.name in (select 'bench-' || n from unnest(%(liars)s::int[]) as n)
  returning i.instance_id
)
delete from aggregation.streams as s
using liars as l
where s.source_id = l.instance_id
"""
SCORES = """
select s.fingerprint
from ranking.scores as s
where s.eligible
order by s.score desc, s.success_lower desc, s.b desc, s.fingerprint
limit 100
"""


class Hub:
    """A real hub that was told the facts of a world, as rows."""

    def __init__(self, database: Database, world: World, fabricated: int) -> None:
        """Everyone is honest."""
        self.database = database
        self.world = world
        random = np.random.default_rng(world.patterns)
        self.fingerprints = [
            uuid.UUID(bytes=random.bytes(16)) for _ in range(world.patterns + fabricated)
        ]
        self.numbers = {fingerprint: n for n, fingerprint in enumerate(self.fingerprints)}
        database.all("set jit = off; set work_mem = '256MB'")
        database.all("set max_parallel_workers_per_gather = 0")
        database.all("select centralcloud.freeze_clock(%s)", [TODAY])
        database.all(PATTERNS, [self.fingerprints])
        everyone = np.arange(world.instances)
        database.all(INSTANCES, [everyone.tolist(), world.silences.tolist(), world.mute.tolist()])
        self.tell(world.told(world.instances), world.ages)
        database.all(ANALYZE)

    def tell(self, facts: Facts, ages: Integers, new: bool = False) -> None:
        """A snapshot of each instance that facts are of; `new`: after it told another one."""
        first = self.world.instances if new else 0
        tellers = np.unique(facts.instance)
        self.database.all(
            STREAMS,
            [(tellers + first).tolist(), ages[tellers].tolist(), self.world.instances],
        )
        rows = zip(*(column.tolist() for column in facts.columns()), strict=True)
        with (
            self.database.connection.cursor() as cursor,
            cursor.copy(OBSERVATIONS) as copy,
        ):
            for instance, pattern, trials, successes in rows:
                fingerprint = self.fingerprints[pattern]
                copy.write(f"{instance + first}\t{fingerprint}\t{trials}\t{successes}\t{trials}\n")

    def betray(self, liars: Integers, lies: Facts, *, two_owners: bool) -> None:
        """Some change sides."""
        self.database.all(BETRAY, {"liars": liars.tolist(), "two_owners": two_owners})
        self.tell(lies, np.zeros(self.world.instances, int), new=True)

    def best(self) -> Integers:
        """The 100 best by score."""
        return self._known(self.database.all(SCORES))

    def announced(self) -> Integers:
        """The list as it is told to the fleet, given the one before."""
        self.database.all("select ranking.refresh()")
        return self._known(self.database.all("select fingerprint from ranking.top_patterns(100)"))

    def fit(self) -> dict[str, float]:
        """The model's parameters fitted to the facts, from now on in force."""
        fitted = self.database.one("select ranking.fit()")
        return {name: fitted[name] for name in ("mu", "kappa", "rho")}

    def _known(self, rows: list[tuple[uuid.UUID, ...]]) -> Integers:
        return np.array([self.numbers[row[0]] for row in rows], int)


def rate_by_count(facts: Facts, patterns: int) -> Integers:
    """The seed's words taken literally: frequency is added up, success rates are averaged."""
    tellers = np.bincount(facts.pattern, minlength=patterns)
    rates = np.bincount(facts.pattern, facts.successes / facts.trials, minlength=patterns)
    count = np.bincount(facts.pattern, facts.trials, minlength=patterns)
    return np.argsort(-(rates / np.maximum(tellers, 1)) * count)[:LIST]


def wilson_by_share(facts: Facts, patterns: int) -> Integers:
    """Wilson's lower bound (95 %) of all trials together, times the share of tellers."""
    z = 1.6448536269514722
    n = np.bincount(facts.pattern, facts.trials, minlength=patterns)
    p = np.bincount(facts.pattern, facts.successes, minlength=patterns) / np.maximum(n, 1)
    tried = np.maximum(n, 1)
    margin = z * np.sqrt(p * (1 - p) / tried + z * z / (4 * tried * tried))
    lower = (p + z * z / (2 * tried) - margin) / (1 + z * z / tried)
    shares = np.bincount(facts.pattern, minlength=patterns) / len(np.unique(facts.instance))
    return np.argsort(-lower * shares)[:LIST]


class Figures:
    """Figures of several worlds, by name."""

    def __init__(self) -> None:
        """None yet."""
        self.taken: defaultdict[str, list[float]] = defaultdict(list)

    def add(self, name: str, value: float) -> None:
        """One world's."""
        self.taken[name].append(value)

    def extend(self, other: Figures) -> None:
        """Those of other worlds."""
        for name, values in other.taken.items():
            self.taken[name].extend(values)

    def least(self, names: Iterable[str]) -> list[float]:
        """The least of several figures, in each world."""
        return [min(values) for values in zip(*map(self.taken.get, names), strict=True)]

    def most(self, name: str) -> float:
        """What lies farthest from 0."""
        return max(self.taken[name], key=abs)


def judge(hub: Hub, facts: Facts, relevance: Floats) -> dict[str, float]:
    """NDCG@100 of everything that ranks."""
    lists = {
        "scores": hub.best(),
        "announced": hub.announced(),
        "rate x count": rate_by_count(facts, len(relevance)),
        "Wilson x share": wilson_by_share(facts, len(relevance)),
    }
    return {name: ndcg(ranked, relevance) for name, ranked in lists.items()}


def liars(instances: int, percent: int) -> int:
    """How many of the instances lie: two at least, so that there can be two owners."""
    return max(round(instances * percent / 100), 2)


def honest(figures: Figures, hub: Hub) -> dict[str, float]:
    """Nobody lies; returns the model, which holds from now on as the list does."""
    world = hub.world
    model = hub.fit()
    for name, value in model.items():
        figures.add(name, value)
    facts = world.told(world.instances)
    for name, value in judge(hub, facts, world.relevance(world.instances)).items():
        figures.add(f"honest: {name}", value)
    return model


def attacked(figures: Figures, hub: Hub, model: dict[str, float], percent: int) -> None:
    """Some lie, in every way, under both kinds of owners; each time the honest hub is as it was."""
    world = hub.world
    lies = Lies(world, world.instances - liars(world.instances, percent))
    relevance = world.relevance(lies.honest, lies.fabricated)
    for attack, told in {**ATTACKS, **BENDS}.items():
        facts = told(lies)
        for owners in OWNERS:
            case = f"{attack}, {percent} %, {owners}"
            with hub.database.connection.transaction(force_rollback=True):
                hub.betray(lies.liars, facts, two_owners=owners == "two owners")
                before = ndcg(hub.best(), relevance)
                bent = hub.fit()
                judged = {UNFITTED: before} | judge(hub, world.told(lies.honest) + facts, relevance)
            for name, value in judged.items():
                figures.add(f"{case}: {name}", value)
            for name, value in bent.items():
                figures.add(f"{case}: {name} moved", value - model[name])
    hub.database.all("vacuum aggregation.observations")


def small(figures: Figures, database: Database, seeds: Iterable[int], patterns: int) -> None:
    """Fleets of 30, one after the other on one hub."""
    for seed in seeds:
        world = World(seed, SMALL, patterns)
        with database.connection.transaction(force_rollback=True):
            hub = Hub(database, world, 0)
            hub.fit()
            facts = world.told(world.instances)
            for name, value in judge(hub, facts, world.relevance(world.instances)).items():
                figures.add(f"fleet of {SMALL}: {name}", value)


def tell_quality(report: Report, case: str, worlds: dict[str, list[float]]) -> None:
    """Of each that ranks, the worst and the median world."""
    for name, values in worlds.items():
        report.figure(f"{case}: {name}, worst", min(values), "NDCG@100")
        report.figure(f"{case}: {name}, median", statistics.median(values), "NDCG@100")


def tell(report: Report, figures: Figures) -> None:
    """Everything."""
    everyone = (*OURS, *BESIDE)
    tell_quality(report, "honest", {name: figures.taken[f"honest: {name}"] for name in everyone})
    for percent in PERCENTS:
        for owners in OWNERS:
            case = f"{percent} %, {owners}"
            for group, attacks in (("", ATTACKS), (", bent", BENDS)):
                cases = [f"{attack}, {case}" for attack in attacks]
                tell_quality(
                    report,
                    case + group,
                    {
                        name: figures.least(f"{attacked}: {name}" for attacked in cases)
                        for name in (*everyone, UNFITTED)
                    },
                )
    tell_quality(
        report,
        f"fleet of {SMALL}",
        {name: figures.taken[f"fleet of {SMALL}: {name}"] for name in everyone},
    )
    for name, true in TRUTH.items():
        report.figure(f"{name}, true", true, "")
        report.figure(f"{name}, fitted, median", statistics.median(figures.taken[name]), "")


def tell_attacks(report: Report, figures: Figures) -> None:
    """Each attack, for people: the worst of all worlds."""
    report.note("""
        The worst of all worlds, attack by attack: NDCG@100 of scores, of scores before the fit, of
        Wilson x share; and how far the fit moved:
    """)
    for percent in PERCENTS:
        for owners in OWNERS:
            for attack in (*ATTACKS, *BENDS):
                case = f"{attack}, {percent} %, {owners}"
                scores, wilson, unmoved = (
                    min(figures.taken[f"{case}: {name}"])
                    for name in ("scores", "Wilson x share", UNFITTED)
                )
                moved = ", ".join(
                    f"{name} {figures.most(f'{case}: {name} moved'):+.3f}" for name in TRUTH
                )
                report.note(f"{case}: {scores:.3f}, {unmoved:.3f}; {wilson:.3f}; {moved}")


def one_world(database: Database, seed: int, instances: int, patterns: int) -> Figures:
    """A world and the small fleets before it, on one hub."""
    figures = Figures()
    fleets = range(seed * SMALL_FLEETS, (seed + 1) * SMALL_FLEETS)
    small(figures, database, fleets, patterns)
    world = World(seed, instances, patterns)
    hub = Hub(database, world, Lies.made_up(liars(instances, max(PERCENTS))))
    model = honest(figures, hub)
    for percent in PERCENTS:
        attacked(figures, hub, model, percent)
    return figures


def bench(report: Report, seeds: int, instances: int, patterns: int) -> None:
    """All worlds, as many at a time as there are processors."""
    figures = Figures()
    with running_server() as databases, ThreadPoolExecutor(os.cpu_count()) as threads:
        hubs = [installed(databases, "hub") for _ in range(seeds)]
        worlds = [
            threads.submit(one_world, hub, seed, instances, patterns)
            for seed, hub in enumerate(hubs, start=1)
        ]
        for world in worlds:
            figures.extend(world.result())
    tell(report, figures)
    tell_attacks(report, figures)


def main(arguments: list[str]) -> int:
    """Print the figures; 1 where one misses its bar and that counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=3, help="worlds (3)")
    parser.add_argument("--instances", type=int, default=1000, help="of each (1,000)")
    parser.add_argument("--patterns", type=int, default=20_000, help="of each (20,000)")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    given = parser.parse_args(arguments)
    report = Report(BARS)
    bench(report, given.seeds, given.instances, given.patterns)
    return report.exit_code(given.check)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
