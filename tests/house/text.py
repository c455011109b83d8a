"""SQL as text: what in a file is code, what is comment, what is a string."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_TOKEN = re.compile(
    r"""
      (?P<comment> --[^\n]* | /\*.*?\*/ )
    | (?P<escaped> \b[eE]'(?:[^'\\]|\\.|'')*' )
    | (?P<string>  '(?:[^']|'')*' )
    | (?P<name>    "(?:[^"]|"")*" )
    """,
    re.VERBOSE | re.DOTALL,
)
_SPEAKS = re.compile(r"\b(raise|comment)\b", re.IGNORECASE)
_RUNS = re.compile(r"\bexecute\b(?! function)|::\s*reg\w+|\bto_reg\w+", re.IGNORECASE)
_STRING = re.compile(r"'(?:[^']|'')*'", re.DOTALL)


def without_comments(text: str) -> str:
    """The text with its comments blanked; every other character stays where it was."""
    return _TOKEN.sub(lambda m: _blank(m[0]) if m["comment"] else m[0], text)


@cache
def code(text: str) -> str:
    """The text with comments and the contents of strings blanked. Dollar quotes hold code."""
    return _TOKEN.sub(_blank_token, text)


def statements(text: str) -> list[str]:
    """The statements of a file or a body, without comments, their strings whole."""
    readable = without_comments(text)
    found, start = [], 0
    for position, character in enumerate(code(text)):
        if character == ";":
            found.append(readable[start:position].strip())
            start = position + 1
    found.append(readable[start:].strip())
    return [statement for statement in found if statement]


def running_code(text: str) -> str:
    """The code, and the strings that are run or looked up as names rather than told to someone."""
    return "\n".join(_running(statement) for statement in statements(text))


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, from 1."""
    return enumerate(text.splitlines(), start=1)


def _running(statement: str) -> str:
    told = _SPEAKS.search(code(statement))
    if _RUNS.search(code(statement)) and not told:
        return statement
    return _STRING.sub("''", statement)


def _blank_token(match: re.Match[str]) -> str:
    if match["name"]:
        return match[0]
    if match["comment"]:
        return _blank(match[0])
    return "'" + _blank(match[0][1:-1]) + "'"


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
