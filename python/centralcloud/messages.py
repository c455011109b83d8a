"""Messages in files: found, told apart, and sent on as they were written."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import NoReturn

from centralcloud.errors import CentralCloudError

#: Messages, and characters, that go to the server in one statement.
_MOST, _LONGEST = 1000, 16_000_000

_SPACE = re.compile(r"[ \t\n\r]*")
#: Strings, so that nothing in them is taken for what follows.
_CONSTANT = re.compile(r'"(?:[^"\\]|\\.)*"|-?Infinity|NaN')


@dataclass(frozen=True)
class Message:
    """A JSON object and where it stands; its numbers keep every digit, being text."""

    text: str
    file: str
    line: int
    column: int
    has_type: bool

    @property
    def place(self) -> str:
        """As compilers write it."""
        return f"{self.file}:{self.line}:{self.column}"


class _NotJsonError(ValueError):
    """A constant that Python would read."""


def read(file: str, data: bytes) -> list[Message]:
    """The messages of a file: an object, an array of them, or one after the other."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CentralCloudError(
            f"{file} is not UTF-8 in line {_line(data, error.start)}",
            detail=f"{error.reason} at byte {error.start}.",
            hint="Messages are JSON, and JSON is UTF-8.",
        ) from error
    return list(_messages(file, text))


def batches(messages: list[Message]) -> Iterator[list[Message]]:
    """As many at once as are worth it."""
    batch: list[Message] = []
    size = 0
    for message in messages:
        if batch and (len(batch) == _MOST or size + len(message.text) > _LONGEST):
            yield batch
            batch, size = [], 0
        batch.append(message)
        size += len(message.text)
    if batch:
        yield batch


class _Lines:
    """Line and column of places that are asked for in their order: no line is counted twice."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at, self._line, self._start = 0, 1, 0

    def position(self, at: int) -> tuple[int, int]:
        """Both from 1."""
        self._line += self._text.count("\n", self._at, at)
        self._start = max(self._start, self._text.rfind("\n", self._at, at) + 1)
        self._at = at
        return self._line, at - self._start + 1


def _messages(file: str, text: str) -> Iterator[Message]:
    lines = _Lines(text)
    at = _skip(text, 0)
    while at < len(text):
        if text[at] == "[":
            at = yield from _elements(file, text, at, lines)
        else:
            message, at = _message(file, text, at, lines)
            yield message
        at = _skip(text, at)


def _elements(file: str, text: str, at: int, lines: _Lines) -> Generator[Message, None, int]:
    """The messages of an array; returns where it ends."""
    at = _skip(text, at + 1)
    if text[at : at + 1] == "]":
        return at + 1
    while True:
        message, at = _message(file, text, at, lines)
        yield message
        at = _skip(text, at)
        if text[at : at + 1] == "]":
            return at + 1
        if text[at : at + 1] != ",":
            _refuse(file, text, at, "Expecting ',' or ']'")
        at = _skip(text, at + 1)


def _message(file: str, text: str, at: int, lines: _Lines) -> tuple[Message, int]:
    try:
        value, end = _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        _refuse(file, text, error.pos, error.msg)
    except _NotJsonError as error:
        found = next(c for c in _CONSTANT.finditer(text, at) if not c[0].startswith('"'))
        _refuse(file, text, found.start(), f"{error} is no value")
    except RecursionError:
        _refuse(file, text, at, "What begins here is nested too deep")
    line, column = lines.position(at)
    if not isinstance(value, dict):
        raise CentralCloudError(
            f"{file}:{line}:{column} is no message",
            detail=f"A message is a JSON object; here is {_KINDS.get(type(value), 'null')}.",
            hint="Nothing was sent. Give one object, an array of them, or one a line.",
        )
    return Message(text[at:end], file, line, column, "type" in value), end


def _refuse(file: str, text: str, at: int, problem: str) -> NoReturn:
    line, column = _Lines(text).position(at)
    raise CentralCloudError(
        f"{file} is no JSON at line {line}, column {column}",
        detail=f"{problem}.",
        hint="Nothing was sent. Give one object, an array of them, or one a line.",
    )


def _constant(name: str) -> NoReturn:
    raise _NotJsonError(name)


#: Only to find where a message ends: what is sent is its text. int() refuses 4,301 digits.
_DECODER = json.JSONDecoder(parse_int=float, parse_constant=_constant)
_KINDS = {list: "an array in an array", str: "a string", float: "a number", bool: "a boolean"}


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    assert found is not None
    return found.end()


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1
