"""Rule: SQL in Python calls functions, reads views, or copies into a room's incoming tables.

Only the ledgers of sqitch and yoyo, whose tables are theirs, are written as tables.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.house.files import FILES, ROOT, shown
from tests.house.text import code

PACKAGE = ROOT / "python" / "centralcloud"
#: Modules that keep another tool's tables in step.
LEDGERS = {PACKAGE / "bundle" / "sqitch.py", PACKAGE / "bundle" / "ledger.py"}
MODULES = sorted(PACKAGE.glob("**/*.py"))
VIEWS = {file.qualified for file in FILES if file.makes_view}

#: Calls whose first argument is sent to the server.
SENDERS = {"execute", "executemany", "copy", "stream", "run_script", "SQL"}
_LOOKS_LIKE_SQL = re.compile(
    r"\s*(select\b(?!\s+an?\b)|insert\s+into\b|update\s+[\w.]+\s+(as\s+\w+\s+)?set\b"
    r"|delete\s+from\b|call\s+\w+\.|copy\s+[\w.]+\s*(\(|from|to)|with\s+(recursive\s+)?\w+\s+as\b"
    r"|merge\s+into\b|truncate\s+table\b)",
    re.IGNORECASE,
)
_ROW_CHANGES = re.compile(
    r"\b(insert\s+into|delete\s+from|merge\s+into|truncate|update\s+[\w.]+\s+(as\s+\w+\s+)?set)\b"
)
_SOURCE = re.compile(r"\b(?:from|join)\s+(?:lateral\s+)?(?!lateral\b)([\w.{}\"]+)\s*(\(?)")
_COPY = re.compile(r"copy\s+(\w+)\.(incoming_\w+)\s*\([^()]+\)\s+from\s+stdin\b")
_SESSION = re.compile(
    r"(set|reset|show|begin|commit|rollback|listen|unlisten|savepoint|release"
    r"|create extension|create database|drop database|alter database|alter system"
    r"|create role|alter role)\b"
)
_LOOK_UPS = ("pg_", "information_schema.", "cron.", "unnest", "generate_series")


class Statement(NamedTuple):
    """A piece of SQL in a module."""

    line: int
    text: str


@pytest.mark.parametrize("module", MODULES, ids=shown)
def test_a_statement_names_no_table(module: Path) -> None:
    """`select * from room.function(…)`, `call …`, `copy room.incoming_x (…) from stdin`.

    Session commands and look-ups in the server's own catalogues are nobody's table.
    """
    if module in LEDGERS:
        pytest.skip("its tables are sqitch's or yoyo's")
    wrong = [(s.line, problem) for s in statements(module) for problem in problems(s.text)]
    assert wrong == []


@pytest.mark.parametrize("module", MODULES, ids=shown)
def test_a_statement_is_put_together_by_psycopg(module: Path) -> None:
    """Values go as parameters, names through psycopg.sql; no f-string, `%` or `.format`."""
    if module in LEDGERS:
        pytest.skip("its lock's timeout is a constant of the module")
    assert list(_glued(ast.parse(module.read_text()))) == []


def statements(module: Path) -> Iterator[Statement]:
    """What is sent, and what looks as if it would be."""
    tree = ast.parse(module.read_text())
    prose = _docstrings(tree)
    sent = {id(node) for call in _sending(tree) for node in ast.walk(call.args[0])}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in prose:
            is_sent = id(node) in sent and _is_statement(node.value)
            if is_sent or _LOOKS_LIKE_SQL.match(node.value):
                yield Statement(node.lineno, node.value)


def problems(text: str) -> Iterator[str]:
    """What in a statement Python has no business to say."""
    plain = " ".join(code(text).split())
    if plain.startswith("copy "):
        if not _COPY.match(plain):
            yield f"copies elsewhere than into an incoming table: {plain}"
        return
    if _ROW_CHANGES.search(plain):
        yield f"changes rows of a table: {plain}"
    elif re.match(r"(select|with)\b", plain):
        for name, called in _SOURCE.findall(plain):
            if not (called or name in VIEWS or name.startswith(_LOOK_UPS)):
                yield f"reads {name}: {plain}"
    elif not re.match(r"call \w+\.\w+\s*\(", plain) and not _SESSION.match(plain):
        yield f"is no call: {plain}"


def _is_statement(text: str) -> bool:
    # Pieces that psycopg.sql joins, such as a comma, say nothing by themselves.
    return re.match(r"\s*[a-z]{2,}\s", text, re.IGNORECASE) is not None


def _sending(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _called(node) in SENDERS:
            yield node


def _called(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _glued(tree: ast.Module) -> Iterator[str]:
    for call in _sending(tree):
        if isinstance(call.args[0], ast.JoinedStr | ast.BinOp):
            yield f"line {call.lineno}: {ast.unparse(call.args[0])}"
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and _LOOKS_LIKE_SQL.match(_head(node)):
            yield f"line {node.lineno}: {ast.unparse(node)}"
        if isinstance(node, ast.Call) and _called(node) == "format":
            text = getattr(getattr(node.func, "value", None), "value", None)
            if isinstance(text, str) and _LOOKS_LIKE_SQL.match(text):
                yield f"line {node.lineno}: {ast.unparse(node)}"


def _head(node: ast.JoinedStr) -> str:
    parts = (part.value if isinstance(part, ast.Constant) else "x" for part in node.values)
    return "".join(map(str, parts))


def _docstrings(tree: ast.Module) -> set[ast.AST]:
    return {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
