"""x"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
import uuid
from collections import defaultdict

import numpy as np

from tests.bench.common import Bar, Report, installed, running_server
from tests.bench.ranking_world import (
    ATTACKS,
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
from tests.conftest import Database, Databases

TODAY = "2026-06-01 12:00+00"

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
        database.all("select centralcloud.freeze_clock(%s)", [TODAY])
        database.all(PATTERNS, [self.fingerprints])
        everyone = np.arange(world.instances)
        database.all(INSTANCES, [everyone.tolist(), world.silences.tolist(), world.mute.tolist()])
        self.tell(world.told(world.instances), world.ages)
        database.all("vacuum analyze")

    def tell(self, facts: Facts, ages: Integers, new: bool = False) -> None:
        """A snapshot of each instance that facts are of; `new`: after it told another one."""
        first = self.world.instances if new else 0
        tellers = np.unique(facts.instance)
        self.database.all(
            STREAMS,
            [(tellers + first).tolist(), ages[tellers].tolist(), self.world.instances],
        )
        with (
            self.database.connection.cursor() as cursor,
            cursor.copy(OBSERVATIONS) as copy,
        ):
            copy.write("".join(
                f"{instance + first}\t{self.fingerprints[pattern]}\t{trials}\t{successes}\t{trials}\n"
                for instance, pattern, trials, successes in zip(
                    *(column.tolist() for column in facts.columns()), strict=True
                )
            ))  # fmt: skip

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
