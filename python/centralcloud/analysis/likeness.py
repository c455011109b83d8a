"""Likeness: what of a rule is hashed, so that rules that look for the same can be told anywhere.

A pattern's bands are sent to the hub beside it. Two patterns that share many are probably one,
written down twice; the hub only suggests it.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Mapping, Sequence
from typing import Any

#: 16 bands of 4 minima. Two forms whose shingles have the share s in common share a band with
#: probability s⁴. At the hub's 7 of 16 (aggregation.suggest_at) a pair is found with probability
#: .98 where s = .9, .50 where it is .8, .07 where it is .7, and 1 in 38,000 where it is .5.
BANDS, ROWS = 16, 4
#: Tokens of a shingle.
_LENGTH = 3

_MINIMA = struct.Struct(f">{BANDS * ROWS}Q")
_METAVARIABLE = re.compile(r"(?<=\$)[A-Z_][A-Z0-9_]*")
_TOKEN = re.compile(r"\$+N?|\w+|[^\w\s]")


def bands(language: str, kind: str, tokens: Sequence[str]) -> list[str]:
    """The MinHash bands of a normal form, each 16 hexadecimal digits: equal on every machine.

    Of the set of shingles (3 tokens in a row; all of them where there are fewer), 64 minima are
    taken: hash i of a shingle is the i-th 8 bytes of SHAKE-256 of its UTF-8, tokens apart by a
    space. Band b is the first 8 bytes of SHA-256 of `mh1|language|kind|b|` and minima 4b to 4b+3.
    """
    count = max(len(tokens) - _LENGTH + 1, 1)
    shingles = {" ".join(tokens[first : first + _LENGTH]) for first in range(count)}
    hashes = (
        _MINIMA.unpack(hashlib.shake_256(shingle.encode()).digest(_MINIMA.size))
        for shingle in shingles
    )
    minima = _MINIMA.pack(*map(min, zip(*hashes, strict=True)))
    width = _MINIMA.size // BANDS
    return [
        hashlib.sha256(
            f"mh1|{language}|{kind}|{band}|".encode() + minima[width * band : width * (band + 1)]
        ).hexdigest()[:16]
        for band in range(BANDS)
    ]


def normal_form(matcher: Mapping[str, Any]) -> list[str]:
    """The tokens of an ast-grep rule, without what its author was free to choose.

    Keys, alternatives and conditions come in the order of their tokens; what a key holds stands in
    parentheses where it is more than one value. Metavariables are all called N, utilities all util.
    Texts are cut into words and signs.
    """
    return _tokens(matcher, frozenset(matcher.get("utils", ())))


def _tokens(value: object, utilities: frozenset[str]) -> list[str]:
    if isinstance(value, Mapping):
        parts = [_entry(key, inner, utilities) for key, inner in value.items()]
    elif isinstance(value, list):
        parts = [_tokens(inner, utilities) for inner in value]
    else:
        return _TOKEN.findall(_METAVARIABLE.sub("N", str(value)))
    return [token for part in sorted(parts) for token in part]


def _entry(key: str, value: object, utilities: frozenset[str]) -> list[str]:
    name = "util" if key in utilities else key
    if isinstance(value, Mapping | list):
        return [name, "(", *_tokens(value, utilities), ")"]
    if key == "matches" and value in utilities:
        return [name, "util"]
    return [name, *_tokens(value, utilities)]
