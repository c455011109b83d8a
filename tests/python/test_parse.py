"""Parsing: symbols, imports, syntax errors, and how far an occurrence in a line reaches."""

from __future__ import annotations

from textwrap import dedent

from centralcloud.analysis.parse import Import, ParseError, Symbol, parse

SOURCE = dedent('''\
    """Doc."""
    import os, sys as system
    from __future__ import annotations
    from ..money import (
        Coin,
        Note as Paper,
    )
    from tkinter import *

    if os.name == "nt":
        @decorated
        def outer():
            first = 1

            async def inner():
                return first

            return inner


    @final
    class Till(
        Base,
    ):
        unit = (
            "piece"
        )

        class Drawer:
            def open(self): return 1

        def shut(self):
            class Local:
                size = 1

            return Local
    ''')


def test_symbols_are_named_by_what_contains_them() -> None:
    """A function directly in a class is a method; decorators belong to what they decorate."""
    assert parse(SOURCE).symbols == [
        Symbol("function", "outer", "outer", 11, 18),
        Symbol("function", "inner", "outer.inner", 15, 16),
        Symbol("class", "Till", "Till", 21, 36),
        Symbol("class", "Drawer", "Till.Drawer", 29, 30),
        Symbol("method", "open", "Till.Drawer.open", 30, 30),
        Symbol("method", "shut", "Till.shut", 32, 36),
        Symbol("class", "Local", "Till.shut.Local", 33, 34),
    ]


def test_imports_are_one_row_a_name() -> None:
    """With the module as written, and where it comes from."""
    assert parse(SOURCE).imports == [
        Import(2, "os", None, None, True),
        Import(2, "sys", None, "system", True),
        Import(3, "__future__", "annotations", None, True),
        Import(4, "..money", "Coin", None, False),
        Import(4, "..money", "Note", "Paper", False),
        Import(8, "tkinter", "*", None, True),
    ]


def test_an_extent_is_the_innermost_function_or_statement() -> None:
    """Never a class, whose methods are judged one by one; its header is a line of its own."""
    extents = parse(SOURCE).extents
    assert {line: extents[line] for line in (1, 5, 10, 11, 13, 15, 16, 18)} == {
        1: (1, 1), 5: (4, 7), 10: (10, 18), 11: (11, 18), 13: (11, 18), 15: (15, 16),
        16: (15, 16), 18: (11, 18),
    }  # fmt: skip
    assert {line: extents[line] for line in (21, 23, 26, 29, 30, 32, 34, 36)} == {
        21: (21, 24), 23: (21, 24), 26: (25, 27), 29: (29, 29), 30: (30, 30), 32: (32, 36),
        34: (32, 36), 36: (32, 36),
    }  # fmt: skip


def test_syntax_errors_say_where_and_near_what() -> None:
    """The first twenty; a sound source has none."""
    assert parse(SOURCE).errors == []
    errors = parse("def f(:\n    return 1\n\nclass Sound:\n    pass\n").errors
    assert [(error.kind, error.line) for error in errors] == [("syntax", 1)]
    assert parse("x = (1\n").errors == [ParseError("syntax", 1, 1, "cannot be parsed: x = (1")]
    assert len(parse("def f(:\n\n" * 500 + "$ " * 500).errors) <= 20


def test_nothing_is_a_source_too() -> None:
    """An empty file, and one of comments only."""
    assert parse("").symbols == parse("# nothing\n").symbols == []
    assert parse("").extents[1] == (1, 1)
