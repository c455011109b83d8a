"""A simulated fleet: what is true of its patterns, what its instances tell, and what liars tell.

Nothing here knows how the ranking is made. Every choice says why it is as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

LIST = 100
#: What a liar claims to have tried: far more than anybody has.
HUGE = 10**6
#: A pattern that fails more often than not by far.
BAD = 0.3
#: How many patterns a liar tells of that wants to bend what is fitted.
FAMILIAR = 500

# Rates of patterns: beta(MU·KAPPA, (1 - MU)·KAPPA). Not the start values of the hub's model.
MU, KAPPA = 0.7, 5.0
# At a source a pattern's rate is a draw around its true one, beta with this correlation: sources
# of a pattern differ, but less than patterns do (1/(1 + KAPPA)). Again not the start value.
RHO = 0.1
# Popularity of patterns is Zipf's law with its usual exponent; languages, of which an instance uses
# one to three, follow it too. Without languages the best 100 would be in nearly all code, and how
# widespread they are would tell nothing.
ZIPF = 1.0
LANGUAGES = 8
# Sizes of code bases and an instance's liking for a pattern are log-normal: together they make the
# trials of an instance heavy-tailed (median 1, mean 3, most thousands), of about 500 patterns.
SIZE_MEDIAN, SIZE_SIGMA = 1000, 1.0
LIKING_SIGMA = 1.0
# A fifth of the patterns got another rate, drawn anew, on a day of the last half year: who has not
# looked since tells the old one. What code uses does not change: that votes fade is a loss here.
DRIFTING = 0.2
OLDEST = 180
# Code is ingested weekly, so half of the snapshots are of the last seven days; the other half is of
# instances where that stopped, any day back to OLDEST. Half of these have fallen silent since.
STALE, SILENT = 0.5, 0.5
# Registered and never heard of.
MUTE = 0.05


@dataclass(frozen=True)
class Facts:
    """Rows: an instance, a pattern, trials and successes."""

    instance: Integers
    pattern: Integers
    trials: Integers
    successes: Integers

    def of(self, chosen: NDArray[np.bool_] | Integers) -> Facts:
        """Some of the rows."""
        return Facts(*(column[chosen] for column in self.columns()))

    def columns(self) -> tuple[Integers, Integers, Integers, Integers]:
        """All four."""
        return self.instance, self.pattern, self.trials, self.successes

    def __add__(self, other: Facts) -> Facts:
        """These rows, and those about what these say nothing of."""
        both = Facts(*map(np.concatenate, zip(self.columns(), other.columns(), strict=True)))
        first = np.unique(np.stack([both.instance, both.pattern]), axis=1, return_index=True)[1]
        return both.of(np.sort(first))


class World:
    """Instances 0 … instances - 1 and patterns 0 … patterns - 1, all honest."""

    def __init__(self, seed: int, instances: int, patterns: int) -> None:
        """The same for the same seed and sizes."""
        self.instances, self.patterns = instances, patterns
        self.random = random = np.random.default_rng(seed)
        popularity = 1 / np.arange(1, patterns + 1) ** ZIPF
        speakers = 1 / np.arange(1, LANGUAGES + 1)
        speakers /= speakers.sum()
        language = random.choice(LANGUAGES, patterns, p=speakers)

        self.rates = random.beta(MU * KAPPA, (1 - MU) * KAPPA, patterns)
        self.rates_before = np.where(
            random.random(patterns) < DRIFTING,
            random.beta(MU * KAPPA, (1 - MU) * KAPPA, patterns),
            self.rates,
        )
        self.changed = random.uniform(0, OLDEST, patterns)

        stale = random.random(instances) < STALE
        self.ages = np.where(
            stale, random.integers(0, OLDEST + 1, instances), random.integers(0, 7, instances)
        )
        self.silences = np.where(stale & (random.random(instances) < SILENT), self.ages, 0)
        self.mute = random.random(instances) < MUTE
        self.facts = Facts(*map(np.concatenate, zip(*(
            self._told_by(number, language, speakers, popularity) for number in range(instances)
        ), strict=True)))  # fmt: skip

    def _told_by(
        self, number: int, language: Integers, speakers: Floats, popularity: Floats
    ) -> tuple[Integers, Integers, Integers, Integers]:
        random = self.random
        known = random.choice(LANGUAGES, random.integers(1, 4), replace=False, p=speakers)
        possible = np.flatnonzero(np.isin(language, known))
        likely = popularity[possible] * random.lognormal(0, LIKING_SIGMA, len(possible))
        size = SIZE_MEDIAN * random.lognormal(0, SIZE_SIGMA)
        uses = random.poisson(size * likely / likely.sum())
        found, trials = possible[uses > 0], uses[uses > 0]
        true = np.where(
            self.changed[found] < self.ages[number], self.rates_before[found], self.rates[found]
        )
        here = random.beta(true * (1 / RHO - 1), (1 - true) * (1 / RHO - 1))
        return np.full(len(found), number), found, trials, random.binomial(trials, here)

    def told(self, honest: int) -> Facts:
        """What the first `honest` instances tell: those that ever said a word."""
        return self.facts.of((self.facts.instance < honest) & ~self.mute[self.facts.instance])

    def shares(self, honest: int) -> Floats:
        """Which share of the honest instances has each pattern in its code, told or not."""
        known = self.facts.pattern[self.facts.instance < honest]
        return np.bincount(known, minlength=self.patterns) / honest

    def relevance(self, honest: int, fabricated: int = 0) -> Floats:
        """What each pattern is truly worth today: its rate times that share.

        Fabricated patterns come behind the others; nobody honest has them, so they are worth 0.
        """
        return np.concatenate([self.rates * self.shares(honest), np.zeros(fabricated)])


class Lies:
    """What the instances from `honest` on tell instead of what they know.

    They lie in the worst way the door lets pass: HUGE trials, seen today, and nothing true beside.
    They know the truth, so that they always hit what hurts most.
    """

    def __init__(self, world: World, honest: int) -> None:
        """`honest`: how many instances, the first ones, are."""
        self.world, self.honest = world, honest
        self.random = np.random.default_rng([world.instances, world.patterns, honest])
        self.liars = np.arange(honest, world.instances)
        self.fabricated = self.made_up(len(self.liars))
        shares = world.shares(honest)
        self.best = np.argsort(-world.relevance(honest))[:LIST]
        self.worst = np.argsort(-shares * (world.rates < BAD))[:LIST]
        self.widespread = np.argsort(-shares)[:FAMILIAR]

    @staticmethod
    def made_up(liars: int) -> int:
        """How many patterns they make up: LIST for all, LIST for each, FAMILIAR for all."""
        return LIST + LIST * liars + FAMILIAR

    def by_all(self, patterns: Integers, rates: float | Floats | Integers) -> Facts:
        """Every liar tells of the same patterns: one rate, one a pattern, or rows of its own."""
        shape = len(self.liars), len(patterns)
        instance = np.broadcast_to(self.liars[:, None], shape).ravel()
        return Facts(
            instance,
            np.broadcast_to(patterns, shape).ravel(),
            np.full(len(instance), HUGE),
            np.round(np.broadcast_to(rates, shape).ravel() * HUGE).astype(np.int64),
        )

    def solo(self) -> Facts:
        """Each praises bad patterns of its own making."""
        own = self.world.patterns + LIST + np.arange(LIST * len(self.liars))
        one = np.full(len(own), HUGE)
        return Facts(np.repeat(self.liars, LIST), own, one, one)

    def collude(self) -> Facts:
        """All praise the same bad patterns, which they made up."""
        return self.by_all(self.world.patterns + np.arange(LIST), 1)

    def whitewash(self) -> Facts:
        """All praise the same bad patterns: those most widespread in honest code."""
        return self.by_all(self.worst, 1)

    def slander(self) -> Facts:
        """All say of the best patterns that they always fail."""
        return self.by_all(self.best, 0)

    def mix(self) -> Facts:
        """All of the above at once."""
        return self.solo() + self.collude() + self.whitewash() + self.slander()

    def discord(self) -> Facts:
        """Coins are flipped over the most widespread patterns: sources seem to be all noise."""
        shape = len(self.liars), len(self.widespread)
        return self.by_all(self.widespread, self.random.integers(0, 2, shape))

    def flood(self) -> Facts:
        """As many made-up patterns, half of them perfect and half hopeless, to bend the prior."""
        made_up = self.world.patterns + self.fabricated - FAMILIAR + np.arange(FAMILIAR)
        return self.by_all(made_up, np.arange(FAMILIAR) % 2)

    def harmony(self) -> Facts:
        """Under cover: of other widespread patterns they say what everyone says, to be believed."""
        told = self.world.told(self.honest)
        trials = np.bincount(told.pattern, told.trials, self.world.patterns)
        successes = np.bincount(told.pattern, told.successes, self.world.patterns)
        rates = successes / np.maximum(trials, 1)
        return self.mix() + self.by_all(self.widespread, rates[self.widespread])


#: What liars do about the list, by name.
ATTACKS: dict[str, Callable[[Lies], Facts]] = {
    "solo": Lies.solo,
    "collude": Lies.collude,
    "whitewash": Lies.whitewash,
    "slander": Lies.slander,
    "mix": Lies.mix,
}
#: What they do to bend the fit.
BENDS: dict[str, Callable[[Lies], Facts]] = {
    "discord": Lies.discord,
    "flood": Lies.flood,
    "harmony": Lies.harmony,
}


def ndcg(ranked: Integers, relevance: Floats) -> float:
    """NDCG@100 with gain = relevance: the ideal list is the 100 most relevant patterns."""
    discount = 1 / np.log2(np.arange(2, LIST + 2))
    ideal = np.sort(relevance)[::-1][:LIST]
    gained = relevance[ranked[:LIST]]
    return float(gained @ discount[: len(gained)] / (ideal @ discount[: len(ideal)]))
