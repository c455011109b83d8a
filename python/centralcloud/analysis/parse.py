"""Python sources by tree-sitter: symbols, imports, syntax errors, and how far each line reaches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import tree_sitter_python
from tree_sitter import Language, Node, Parser, Query, QueryCursor

#: Raise it when the same text gives other rows than before: every file is then parsed again.
VERSION = 1

_QUERY = """
(function_definition) @definition
(class_definition) @definition
(import_statement) @import
(import_from_statement) @import
(future_import_statement) @import
"""

_ERRORS = "[(ERROR) (MISSING)] @error"

#: A file that is no Python at all has thousands of them; the first say it.
_MOST_ERRORS = 20


class Symbol(NamedTuple):
    """A definition: kind `class`, `function` or `method`; the qualified name within its file."""

    kind: str
    name: str
    qualified_name: str
    start_line: int
    end_line: int


class Import(NamedTuple):
    """`import module as alias` (name None) or `from module import name as alias`."""

    line: int
    module: str
    name: str | None
    alias: str | None
    is_standard: bool


class ParseError(NamedTuple):
    """What kept a file, or a part of one, from being read; line and column (in bytes) from 1."""

    kind: str
    line: int | None
    column: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a source says; `extents` maps a line (from 1) to the extent of an occurrence in it."""

    symbols: list[Symbol]
    imports: list[Import]
    errors: list[ParseError]
    extents: list[tuple[int, int]]


def parse(text: str) -> Parsed:
    """Read one Python source. Syntax errors are rows; what stands around them is still read."""
    root = _parser().parse(text.encode("utf-8", "surrogatepass")).root_node
    captures = QueryCursor(_query(_QUERY)).captures(root)
    definitions = _in_order(captures.get("definition", []))
    return Parsed(
        list(_symbols(definitions)),
        [found for node in _in_order(captures.get("import", [])) for found in _imports(node)],
        _errors(root) if root.has_error else [],
        _extents(root, definitions, text.count("\n") + 1),
    )


@cache
def _language() -> Language:
    return Language(tree_sitter_python.language())


@cache
def _parser() -> Parser:
    return Parser(_language())


@cache
def _query(source: str) -> Query:
    return Query(_language(), source)


def _in_order(nodes: list[Node]) -> list[Node]:
    """A query does not promise the order of the source; of two that start together, outer first."""
    return sorted(nodes, key=lambda node: (node.start_byte, -node.end_byte))


def _text(node: Node | None) -> str:
    return "" if node is None or node.text is None else node.text.decode("utf-8", "replace")


def _lines(node: Node) -> tuple[int, int]:
    """First and last line, from 1; a node that ends with its newline ends on the line before."""
    end = node.end_point
    return node.start_point.row + 1, end.row + (1 if end.column else 0)


def _whole(definition: Node) -> Node:
    """A definition together with its decorators."""
    parent = definition.parent
    return parent if parent is not None and parent.type == "decorated_definition" else definition


def _symbols(definitions: list[Node]) -> Iterator[Symbol]:
    """In source order: whoever starts before and ends after a definition contains it."""
    around: list[tuple[int, str, str]] = []
    for node in definitions:
        while around and around[-1][0] <= node.start_byte:
            around.pop()
        name = _text(node.child_by_field_name("name"))
        if not name:
            continue
        kind = "class" if node.type == "class_definition" else "function"
        if kind == "function" and around and around[-1][1] == "class":
            kind = "method"
        qualified = f"{around[-1][2]}.{name}" if around else name
        around.append((node.end_byte, kind, qualified))
        yield Symbol(kind, name, qualified, *_lines(_whole(node)))


def _imports(statement: Node) -> Iterator[Import]:
    line = statement.start_point.row + 1
    if statement.type == "import_statement":
        for named in statement.children_by_field_name("name"):
            module, alias = _named(named)
            yield Import(line, module, None, alias, _is_standard(module))
        return
    future = statement.type == "future_import_statement"
    module = "__future__" if future else _text(statement.child_by_field_name("module_name"))
    names = [_named(named) for named in statement.children_by_field_name("name")]
    if any(child.type == "wildcard_import" for child in statement.children):
        names.append(("*", None))
    for name, alias in names:
        yield Import(line, module, name, alias, _is_standard(module))


def _named(node: Node) -> tuple[str, str | None]:
    if node.type == "aliased_import":
        return _text(node.child_by_field_name("name")), _text(node.child_by_field_name("alias"))
    return _text(node), None


def _is_standard(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names


def _errors(root: Node) -> list[ParseError]:
    nodes = QueryCursor(_query(_ERRORS)).captures(root).get("error", [])
    return [_error(node) for node in _in_order(nodes)[:_MOST_ERRORS]]


def _error(node: Node) -> ParseError:
    row, column = node.start_point
    if node.is_missing:
        message = f"{node.type} is missing"
    else:
        near = " ".join(_text(node).split())
        message = f"cannot be parsed: {near[:60]}" + ("…" if len(near) > 60 else "")
    return ParseError("syntax", row + 1, column + 1, message)


def _extents(root: Node, definitions: list[Node], lines: int) -> list[tuple[int, int]]:
    """By line: the innermost function around it, else the statement in its module or class.

    A finding is reported where it hurts, which is seldom the line of the idiom that led to it (a
    name bound by a loop and used after it); whoever reads a function judges it as a whole. A whole
    class or module would be too much: one finding would fail everything in it.
    """
    extents = [(line, line) for line in range(lines + 2)]
    classes = [node for node in definitions if node.type == "class_definition"]
    for block in [root, *filter(None, (node.child_by_field_name("body") for node in classes))]:
        for statement in block.named_children:
            _paint(extents, *_lines(statement))
    for node in definitions:
        first, last = _lines(_whole(node))
        if node.type == "class_definition":
            body = node.child_by_field_name("body") or node
            last = max(first, body.start_point.row)
        _paint(extents, first, last)
    return extents


def _paint(extents: list[tuple[int, int]], first: int, last: int) -> None:
    extents[first : last + 1] = [(first, last)] * (last - first + 1)
