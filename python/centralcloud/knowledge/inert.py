"""Hostile text, for a request: on one line, with nothing in it that is acted upon."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 300
#: What people's tools act upon in a plain text: @name, #1, !1, $1, ~label, ://, GH-1.
_TRIGGERS = re.compile(r"(?<=[@#!$~&%^*\[])(?=\w)|(?<=:)(?=//)|(?<=\w)(?=-\d)")
_WORD_JOINER = "\u2060"


def code(text: str, longest: int = _LONGEST) -> str:
    """Hostile text as a Markdown code span on one line, in which nothing is acted upon."""
    words = _line(text)
    if len(words) > longest:
        words = f"{words[: longest - 1]}…"
    return _span(_inert(words))


def exact(text: str) -> str:
    """A code span to be copied from, of a type, an id or a path that was found to be sound."""
    return _span(_line(text))


def plain(text: str) -> str:
    """The same for where there is no Markdown."""
    return _inert(_line(text))


def _inert(words: str) -> str:
    """Text without what a forge acts upon even where it is no Markdown, or is quoted in it."""
    return _TRIGGERS.sub(_WORD_JOINER, words)


def _line(text: str) -> str:
    return " ".join("".join(map(_visible, text)).split())


def _span(line: str) -> str:
    """A code span of a line, each character as it is."""
    words = line or "—"
    fence = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    pad = " " if words[0] == "`" or words[-1] == "`" else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def _visible(character: str) -> str:
    """A space for what breaks lines, nothing for what is not seen or turns text around."""
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    return "" if category in ("Cf", "Cs", "Co", "Cn") else character
