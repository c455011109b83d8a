"""Shares as bars: of Unicode's blocks, or of ASCII where the terminal has nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from rich.console import Console


@dataclass(frozen=True)
class Ink:
    """The characters that a terminal can show."""

    #: Ever fuller cells; the last is a whole one.
    blocks: str
    #: A cell between a lower bound and the estimate, and one beyond both.
    likely: str
    empty: str
    up: str
    down: str
    arrow: str

    def bar(self, share: float, width: int) -> str:
        """A bar of `share` (0 to 1) of `width` cells; anything above 0 can be seen."""
        steps = len(self.blocks)
        filled = round(_within(share) * width * steps)
        if share > 0:
            filled = max(filled, 1)
        whole, rest = divmod(filled, steps)
        return self.blocks[-1] * whole + (self.blocks[rest - 1] if rest else "")

    def spread(self, least: float, share: float, width: int) -> str:
        """A whole bar of `width` cells: what is certain, what is likely, and the rest."""
        certain = round(_within(least) * width)
        likely = max(round(_within(share) * width) - certain, 0)
        rest = width - certain - likely
        return self.blocks[-1] * certain + self.likely * likely + self.empty * rest


BLOCKS = Ink("▏▎▍▌▋▊▉█", "▒", "░", "▲", "▼", "→")
ASCII = Ink("#", "+", ".", "^", "v", "->")


def ink_of(console: Console) -> Ink:
    """What this console can show."""
    return ASCII if console.options.ascii_only else BLOCKS


def percent(share: float) -> str:
    """A share, 0 to 1, in whole percent, in tenths near both ends; as ranking.percent() has it."""
    if 0 < share < 0.001:
        return "<0.1 %"
    if 0.999 < share < 1:
        return ">99.9 %"
    near_an_end = 0 < share < 0.01 or 0.99 < share < 1
    # As numeric of 15 digits, halves up: 1 of 8 is 13 % there.
    exact = 100 * Decimal(f"{share:.15g}")
    return f"{exact.quantize(Decimal('0.1' if near_an_end else '1'), ROUND_HALF_UP)} %"


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)
