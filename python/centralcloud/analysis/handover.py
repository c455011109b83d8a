"""Handing over to the database: rows by copy into incoming tables, taken over by functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, LiteralString

from psycopg import Connection
from psycopg.types.json import Jsonb

from centralcloud.analysis.evidence import Evidence
from centralcloud.analysis.examine import Examined, examined_with, tools
from centralcloud.analysis.patterns import load_rules
from centralcloud.analysis.walk import Entry, Walk

_FILES: LiteralString = """
copy code.incoming_files (
  code_base, path, language, content_hash, examined_with, bytes, lines
) from stdin"""
_ERRORS: LiteralString = """
copy code.incoming_parse_errors (
  code_base, path, kind, line, column_number, message
) from stdin"""
_SYMBOLS: LiteralString = """
copy code.incoming_symbols (
  code_base, path, kind, name, qualified_name, start_line, end_line
) from stdin"""
_IMPORTS: LiteralString = """
copy code.incoming_imports (
  code_base, path, line, module, name, alias, is_standard
) from stdin"""
_PATTERNS: LiteralString = """
copy analysis.incoming_patterns (
  code_base, fingerprint, rule, name, kind, language, description, example, bands
) from stdin"""
_OCCURRENCES: LiteralString = """
copy analysis.incoming_occurrences (
  code_base, path, fingerprint, start_line, end_line, extent_start_line, extent_end_line
) from stdin"""
_FINDINGS: LiteralString = """
copy analysis.incoming_findings (
  code_base, path, rule, line, column_number, message, tool
) from stdin"""
_UNJUDGED: LiteralString = """
copy analysis.incoming_unjudged_files (
  code_base, path, tool, reason
) from stdin"""


class Handover:
    """One code base's news, in the transaction of the connection it was opened with."""

    def __init__(self, connection: Connection[Any], code_base: str) -> None:
        """Read where the code base is and what is known of it; SC701 for an unknown one."""
        self._connection = connection
        self._code_base = code_base
        self.root, self._version = self._call(
            "select root, ingest_version from code.code_base(%s)", code_base
        )

    def changed(self, entries: list[Entry]) -> list[Entry]:
        """Those whose content, or whose examiners, are not what the database knows."""
        rows = self._connection.execute(
            "select path, content_hash, examined_with from code.known_files(%s)", [self._code_base]
        )
        known = {path: (digest, examiners) for path, digest, examiners in rows}
        now = examined_with()
        return [entry for entry in entries if known.get(entry.path) != (entry.digest, now)]

    def take(self, found: Walk, examined: list[Examined], evidence: Evidence) -> dict[str, Any]:
        """Copy it all, take it over, and put into the outbox what the hub is told; the counts."""
        name = self._code_base
        self._copy_files(found.entries, examined)
        self._copy_scan(examined, evidence)
        (files,) = self._call(
            "select code.take_ingest(%s, %s, %s)", name, self._version, found.revision
        )
        (scan,) = self._call("select analysis.take_scan(%s, %s)", name, Jsonb(tools()))
        self._call("select analysis.send_patterns(%s)", name)
        self._call("select analysis.send_code_analysis(%s)", name)
        return {**files, **scan}

    def _copy_files(self, entries: list[Entry], examined: list[Examined]) -> None:
        now, news = examined_with(), {one.entry.path: one for one in examined}
        files = []
        for entry in entries:
            one = news.get(entry.path)
            seen, size = (one.entry, (one.size, one.lines)) if one else (entry, (None, None))
            files.append((seen.path, seen.language, seen.digest, now, *size))
        self._copy(_FILES, files)
        self._copy(_ERRORS, ((e.entry.path, *row) for e in examined for row in e.errors))
        self._copy(_SYMBOLS, ((e.entry.path, *row) for e in examined for row in e.symbols))
        self._copy(_IMPORTS, ((e.entry.path, *row) for e in examined for row in e.imports))

    def _copy_scan(self, examined: list[Examined], evidence: Evidence) -> None:
        rules = load_rules()
        fingerprints = {rule.id: rule.fingerprint for rule in rules}
        self._copy(
            _PATTERNS,
            (
                (
                    fingerprints[r.id],
                    r.id,
                    r.name,
                    r.kind,
                    r.language,
                    r.description,
                    r.matches[0],
                    r.bands,
                )
                for r in rules
            ),
        )
        self._copy(
            _OCCURRENCES,
            (
                (e.entry.path, fingerprints[row.rule], *row[1:])
                for e in examined
                for row in e.occurrences
            ),
        )
        self._copy(_FINDINGS, ((*finding, "ruff") for finding in evidence.findings))
        self._copy(
            _UNJUDGED, ((path, "ruff", reason) for path, reason in evidence.unjudged.items())
        )

    def _copy(self, statement: LiteralString, rows: Iterable[Sequence[Any]]) -> None:
        with self._connection.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row((self._code_base, *row))

    def _call(self, call: LiteralString, *arguments: object) -> tuple[Any, ...]:
        return self._connection.execute(call, arguments).fetchone() or ()
