"""The files that this package writes: as json.dumps has them, and nothing that is refused later."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from centralcloud.knowledge.documents import InvalidDocument, parse, written

ODD = ["\0", "\\u0000", "\ud800", '"\\/', "\x7f\x1f\u2028", "🦀"]
TEXTS = st.text(max_size=8) | st.sampled_from(ODD)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
VALUES = st.recursive(
    SCALARS, lambda below: st.lists(below, max_size=3) | st.dictionaries(TEXTS, below, max_size=3)
)


def nested(depth: int, innermost: object) -> dict[str, Any]:
    """An object so many levels deep, itself the first."""
    return {"a": json.loads("[" * (depth - 1) + json.dumps(innermost) + "]" * (depth - 1))}


@settings(max_examples=200)
@given(st.dictionaries(TEXTS, VALUES, max_size=5))
@example({"a": 1e16, "b": -0.0, "c": 5e-324, "d": 10**30, "e": [], "f": {}, "g": True, "h": 1.0})
@example({"b": 1, "a": {"ä": [{"z": None, "y": [[1]]}]}})
@example({"a": "\\u0000"})
@example(nested(63, 1))
@example(nested(64, 1))
@example(nested(64, []))
@example(nested(65, []))
def test_a_file_is_what_json_says_and_what_is_refused_could_not_be_read(document: Any) -> None:
    text = json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False)
    expected = f"{text}\n".encode(errors="surrogatepass")
    try:
        raw = written(document)
    except InvalidDocument:
        with pytest.raises(InvalidDocument):
            parse(expected)
    else:
        assert raw == expected
        assert parse(raw) == document


@pytest.mark.parametrize("value", [(1, 2), {1, 2}, b"x", object()], ids=type)
def test_what_is_no_json_is_refused(value: object) -> None:
    with pytest.raises(InvalidDocument, match="is not JSON"):
        written({"a": [value]})


def test_a_byte_order_mark_is_named() -> None:
    with pytest.raises(InvalidDocument, match=r"begins with a byte order mark$"):
        parse(b'\xef\xbb\xbf{"a": 1}')
