"""Examining files: each is read once and parsed, many at a time on all processors."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from centralcloud.analysis import parse
from centralcloud.analysis.evidence import BUG_CLASSES, ruff_version
from centralcloud.analysis.parse import Import, ParseError, Symbol
from centralcloud.analysis.patterns import Occurrence, find_occurrences, load_rules
from centralcloud.analysis.walk import Entry

#: A larger source is data or generated: it is a row that says so, and not parsed.
MOST_BYTES = 1 << 20

#: Files a process takes at a time, and below how many no process is started at all.
_CHUNK = 25
_FEW = 60


@dataclass(frozen=True, slots=True)
class Examined:
    """What one file says. Its digest is of the very bytes that were parsed."""

    entry: Entry
    size: int = 0
    lines: int = 0
    errors: list[ParseError] = field(default_factory=list)
    symbols: list[Symbol] = field(default_factory=list)
    imports: list[Import] = field(default_factory=list)
    occurrences: list[Occurrence] = field(default_factory=list)


@cache
def examined_with() -> str:
    """A digest of all that looks at a file: when it changes, every file is looked at again."""
    rules = [(rule.id, str(rule.fingerprint)) for rule in load_rules()]
    grammars = [version(name) for name in ("tree-sitter-python", "ast-grep-py")]
    content = repr((parse.VERSION, MOST_BYTES, grammars, rules, ruff_version(), BUG_CLASSES))
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def tools() -> list[dict[str, str]]:
    """What takes part in a scan, each with its version."""
    names = ("tree-sitter", "tree-sitter-python", "ast-grep-py")
    listed = [{"name": name, "version": version(name)} for name in names]
    return [*listed, {"name": "ruff", "version": ruff_version()}]


def examine_all(root: Path, entries: Sequence[Entry]) -> Iterator[Examined]:
    """Examine files below `root`, in any order; a process for each processor where many."""
    if len(entries) < _FEW:
        yield from (examine(root, entry) for entry in entries)
        return
    chunks = [entries[first : first + _CHUNK] for first in range(0, len(entries), _CHUNK)]
    # spawn: the worker has threads and a connection, which a forked child must not share.
    context = multiprocessing.get_context("spawn")
    workers = min(len(os.sched_getaffinity(0)), len(chunks))
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent)
    try:
        for examined in pool.map(_examine_chunk, [root] * len(chunks), chunks):
            yield from examined
    finally:
        pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    # Ctrl-C is the parent's to answer; a parent that is killed would leave its children waiting.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_await_parent, daemon=True).start()


def _await_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _examine_chunk(root: Path, entries: Sequence[Entry]) -> list[Examined]:
    return [examine(root, entry) for entry in entries]


def examine(root: Path, entry: Entry) -> Examined:
    """Read and parse one file. What keeps it from being read is in `errors`, never raised."""
    try:
        content = (root / entry.path).read_bytes()
    except OSError as error:
        unreadable = ParseError("unreadable", None, None, error.strerror or str(error))
        return Examined(Entry(entry.path, entry.language, b""), errors=[unreadable])
    seen = Entry(entry.path, entry.language, hashlib.sha256(content).digest())
    text = _decode(content)
    if isinstance(text, ParseError):
        return Examined(seen, len(content), errors=[text])
    parsed = parse.parse(text)
    return Examined(
        seen,
        len(content),
        text.count("\n") + (not text.endswith("\n") and text != ""),
        parsed.errors,
        parsed.symbols,
        parsed.imports,
        list(find_occurrences(text, entry.language, load_rules(), parsed.extents)),
    )


def _decode(content: bytes) -> str | ParseError:
    if len(content) > MOST_BYTES:
        message = f"{len(content)} bytes: more than the {MOST_BYTES} that are parsed"
        return ParseError("size", None, None, message)
    if b"\0" in content:
        line = content.count(b"\n", 0, content.index(b"\0")) + 1
        return ParseError("binary", line, None, "holds a NUL byte: this is no text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{content[error.start]:02x} is not UTF-8"
        return ParseError("encoding", line, None, message)
