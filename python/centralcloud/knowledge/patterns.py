"""A ranking as files: the same list gives the same bytes, on every machine and in any order."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from centralcloud.errors import CentralCloudError
from centralcloud.knowledge.documents import written

RANKING_PATH = "patterns/ranking.json"
#: The idea behind a fingerprint never changes; its figures are measured, not written.
_VERSION = "1.0.0"
_TEXTS = ("description", "kind", "language")
_FIGURES = ("confidence", "frequency", "score", "success_rate")
_COUNTS = ("instances", "occurrences", "owners")
_LONGEST_SLUG = 60
_MOST_LINES = 20

Pattern = Mapping[str, Any]


def pattern_files(patterns: Iterable[Pattern]) -> dict[str, bytes]:
    """The files of a ranking by path: one a pattern, and `patterns/ranking.json`.

    `patterns` are the entries of an aggregated_patterns message. Ranks stand only in the ranking,
    so that a pattern that merely moved keeps its bytes.
    """
    ranked = sorted(patterns, key=lambda pattern: int(pattern["rank"]))
    paths = _paths(ranked)
    files = {
        path: written(_pattern_document(pattern))
        for path, pattern in zip(paths, ranked, strict=True)
    }
    files[RANKING_PATH] = written(_ranking_document(ranked, paths))
    return files


def describe(old: bytes | None, new: bytes, ranking_id: int | None) -> str:
    """The commit message: who entered, left and moved between two `ranking.json`."""
    before, after = _entries(old), _entries(new)
    entered = [f"{e['name']} at {e['rank']}" for key, e in after.items() if key not in before]
    left = [f"{e['name']}, was {e['rank']}" for key, e in before.items() if key not in after]
    moved = [
        f"{e['name']} from {before[key]['rank']} to {e['rank']}"
        for key, e in after.items()
        if key in before and before[key]["rank"] != e["rank"]
    ]
    groups = {"entered": entered, "left": left, "moved": moved}
    counts = [f"{len(lines)} {verb}" for verb, lines in groups.items() if lines]
    paragraphs = [f"patterns: {', '.join(counts) or 'new figures'}"]
    paragraphs += [_paragraph(verb, lines) for verb, lines in groups.items() if lines]
    if ranking_id is not None:
        paragraphs.append(f"Ranking: {ranking_id}")
    return "\n\n".join(paragraphs) + "\n"


def slug(text: str) -> str:
    """Text as the readable part of a file name: a-z, 0-9 and dashes, perhaps empty."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower())[:_LONGEST_SLUG].strip("-")


def _paths(ranked: list[Pattern]) -> list[str]:
    """A path a pattern: language, slug of the name and 12 digits of the fingerprint.

    Where these are equal, which takes a forged fingerprint, the whole fingerprint tells apart.
    """
    fingerprints = [_fingerprint(pattern) for pattern in ranked]
    twice = [value for value, times in Counter(fingerprints).items() if times > 1]
    if twice:
        raise CentralCloudError(
            f"the ranking lists {twice[0]} twice",
            detail="A ranking holds each fingerprint once.",
            sqlstate="SC604",
        )
    short = [
        f"{_stem(pattern)}-{value.replace('-', '')[:12]}"
        for pattern, value in zip(ranked, fingerprints, strict=True)
    ]
    times = Counter(short)
    return [
        f"{path if times[path] == 1 else f'{_stem(pattern)}-{value}'}.json"
        for pattern, path, value in zip(ranked, short, fingerprints, strict=True)
    ]


def _stem(pattern: Pattern) -> str:
    language = str(pattern.get("language") or "").replace("+", "p").replace("#", "sharp")
    return f"patterns/{slug(language) or 'any'}/{slug(str(pattern['name'])) or 'pattern'}"


def _fingerprint(pattern: Pattern) -> str:
    return str(UUID(str(pattern["fingerprint"])))


def _pattern_document(pattern: Pattern) -> dict[str, Any]:
    fingerprint = _fingerprint(pattern)
    document = {
        "type": "pattern",
        "id": fingerprint,
        "version": _VERSION,
        "fingerprint": fingerprint,
        "name": pattern["name"],
    }
    document |= {key: pattern[key] for key in _TEXTS if pattern.get(key) is not None}
    document |= {key: _figure(pattern[key]) for key in _FIGURES if pattern.get(key) is not None}
    document |= {key: int(pattern[key]) for key in _COUNTS if pattern.get(key) is not None}
    if pattern.get("examples"):
        document["examples"] = pattern["examples"]
    return document


def _ranking_document(ranked: list[Pattern], paths: list[str]) -> dict[str, Any]:
    entries = [
        {
            "rank": int(pattern["rank"]),
            "fingerprint": _fingerprint(pattern),
            "name": pattern["name"],
            "path": path,
        }
        for pattern, path in zip(ranked, paths, strict=True)
    ]
    return {"type": "ranking", "id": "patterns", "version": _VERSION, "patterns": entries}


def _figure(value: float) -> float:
    """Two decimals, so that a figure that hardly moved is no change; never -0.0."""
    return round(float(value), 2) + 0.0


def _entries(ranking: bytes | None) -> dict[str, Any]:
    """The entries of a `ranking.json` by fingerprint; none where a person broke the file."""
    try:
        listed = json.loads(ranking or b"{}").get("patterns", [])
        return {e["fingerprint"]: {"name": _line(e["name"]), "rank": e["rank"]} for e in listed}
    except (ValueError, AttributeError, KeyError, TypeError):
        return {}


def _line(name: object) -> str:
    """A name on one line, short enough to read in a log."""
    words = " ".join(str(name).split())
    return words if len(words) <= 60 else f"{words[:59]}…"


def _paragraph(verb: str, lines: list[str]) -> str:
    more = [f"- and {len(lines) - _MOST_LINES} more"] if len(lines) > _MOST_LINES else []
    return "\n".join([f"{verb.capitalize()}:", *(f"- {x}" for x in lines[:_MOST_LINES]), *more])
