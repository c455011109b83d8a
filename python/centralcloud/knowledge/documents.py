"""JSON as strict as PostgreSQL's jsonb takes it: what passes here is never refused there; and as
the files that are written by this package hold it.
"""

from __future__ import annotations

import json
import math
import re
from codecs import BOM_UTF8
from collections import Counter
from json.encoder import encode_basestring as _quoted
from typing import Any

_DEEPEST = 64
_LONGEST_NUMBER = 400
#: An integer of so many characters is in double range.
_SAFE_DIGITS = 308
_HALF = re.compile("[\ud800-\udfff]")
_WORDS = {None: "null", True: "true", False: "false"}
_TOO_DEEP = f"nested deeper than {_DEEPEST}"
_HALF_PAIR = "a text holds half of a surrogate pair"


class InvalidDocument(Exception):
    """Why a file is no JSON object that can be stored; the message is the reason."""


def written(document: dict[str, Any]) -> bytes:
    """The file of a document: sorted keys, two spaces, UTF-8, a line end. `parse` gives it back.

    InvalidDocument where `parse` would refuse the file, or the document is not made of JSON.
    """
    # As json.dumps(…, indent=2, sort_keys=True, ensure_ascii=False) says it, in half the time.
    text = _text(document, "\n")
    if "\\u0000" in text:
        _check(document, 1, escaped=True)
    try:
        return f"{text}\n".encode()
    except UnicodeEncodeError as error:
        raise InvalidDocument(_HALF_PAIR) from error


def parse(raw: bytes) -> dict[str, Any]:
    """The JSON object in these bytes; InvalidDocument when there is none."""
    document = parse_value(raw)
    if not isinstance(document, dict):
        raise InvalidDocument("not a JSON object")
    return document


def parse_value(raw: bytes) -> object:
    """The JSON in these bytes, whatever it is; InvalidDocument when it is none.

    Beyond RFC 8259, refused are: what is not UTF-8, a key said twice, NaN and infinities, numbers
    out of double range, the character 0, half surrogates, and nesting deeper than 64.
    """
    try:
        document = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_object,
            parse_float=_number,
            parse_int=_integer,
            parse_constant=_no_constant,
        )
    except UnicodeDecodeError as error:
        raise InvalidDocument(f"not UTF-8 at byte {error.start}") from error
    except RecursionError as error:
        raise InvalidDocument(_TOO_DEEP) from error
    except json.JSONDecodeError as error:
        if raw.startswith(BOM_UTF8):
            raise InvalidDocument("not JSON: it begins with a byte order mark") from error
        raise InvalidDocument(
            f"not JSON: {error.msg} (line {error.lineno}, column {error.colno})"
        ) from error
    except ValueError as error:
        raise InvalidDocument(f"not JSON: {error}") from error
    # Text that UTF-8 cannot say comes by an escape only.
    _check(document, 1, escaped=b"\\u" in raw)
    return document


def _text(value: object, line: str) -> str:
    """A value as text; `line` is a line end and the indentation of the line that it begins on."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, dict | list):
        below = f"{line}  "
        if value and len(below) > 2 * _DEEPEST:
            raise InvalidDocument(_TOO_DEEP)
        if isinstance(value, list):
            return _block("[", [_text(item, below) for item in value], "]", line)
        # Most members are texts: a call less for each.
        members = [
            f"{_quoted(name)}: {_quoted(member) if type(member) is str else _text(member, below)}"
            for name, member in sorted(value.items())
        ]
        return _block("{", members, "}", line)
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return repr(value)
    raise InvalidDocument(f"{value!r:.40} is not JSON")


def _block(opening: str, parts: list[str], closing: str, line: str) -> str:
    """The parts of a list or an object, a line each, two spaces further in than `line`."""
    if not parts:
        return opening + closing
    return f"{opening}{line}  {f',{line}  '.join(parts)}{line}{closing}"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        times = Counter(name for name, _ in pairs)
        twice = next(name for name in members if times[name] > 1)
        raise InvalidDocument(f"the key {twice[:80]!r} is there twice")
    return members


def _number(literal: str) -> float:
    number = float(literal)
    significant = literal.lower().partition("e")[0]
    vanished = number == 0 and significant.strip("-0.")
    if math.isinf(number) or vanished or len(literal) > _LONGEST_NUMBER:
        raise InvalidDocument(f"the number {literal[:40]} is out of range")
    return number


def _integer(literal: str) -> int:
    if len(literal) > _SAFE_DIGITS:
        _number(literal)
    return int(literal)


def _no_constant(literal: str) -> float:
    raise InvalidDocument(f"{literal} is not JSON")


def _check(value: object, depth: int, escaped: bool) -> None:
    if depth > _DEEPEST:
        raise InvalidDocument(_TOO_DEEP)
    if isinstance(value, str):
        if escaped:
            _check_text(value)
    elif isinstance(value, dict):
        for name, member in value.items():
            if escaped:
                _check_text(name)
            _check(member, depth + 1, escaped)
    elif isinstance(value, list):
        for member in value:
            _check(member, depth + 1, escaped)


def _check_text(text: str) -> None:
    if "\0" in text:
        raise InvalidDocument("a text holds \\u0000, which PostgreSQL cannot store")
    if _HALF.search(text):
        raise InvalidDocument(_HALF_PAIR)
