"""An export in words: its commit's message, its request's title and text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined

from centralcloud.knowledge.export import Export, Facts, key_of
from centralcloud.knowledge.inert import code, exact, plain

#: GitHub takes 65,536 characters; the rest of the text and its own counting need some.
_LONGEST_BODY = 60_000
_LONGEST_REVOKED = 15_000
_LONGEST_LEFT_OUT = 5_000
_LONGEST_COUNT = 100
_LONGEST_NAME = 80
_MOST_PATHS = 50

Item = TypeVar("Item")


def title_of(export: Export) -> str:
    """The request in a line: counts alone, so that no name in it is acted upon."""
    counts = []
    if export.writes:
        counts.append(f"{len(export.writes):,} artifact{'s' * (len(export.writes) > 1)}")
    if export.removes:
        counts.append(f"{len(export.removes):,} revoked")
    return f"Learned: {', '.join(counts) or 'nothing any more'}"


def message_of(export: Export, branch: str) -> str:
    """The commit's message: paths alone, and the trailer by which our commit is known again."""
    lines = [f"+ {path}" for path in sorted(export.writes)]
    lines += [f"- {plain(path)}" for path in sorted(export.removes)]
    if len(lines) > _MOST_PATHS:
        lines[_MOST_PATHS:] = [f"and {len(lines) - _MOST_PATHS:,} more"]
    return "\n\n".join([title_of(export), "\n".join(lines), trailer(branch)]) + "\n"


def trailer(branch: str) -> str:
    """The line in a commit's message that says which export it is."""
    return f"CentralCloud-Export: {branch}"


def body_of(export: Export, branch: str) -> str:
    """The request's text in Markdown: why each artifact is there, cut where it gets too long."""
    left_out = sorted(export.left_out, key=lambda entry: (entry.key, entry.reason))
    shown = {
        "left_out": _cut(
            left_out, lambda e: f"- {code(str(e.key))}: {code(e.reason)}", _LONGEST_LEFT_OUT
        ),
        "revoked": _cut(
            sorted(export.removes), lambda path: _revoked_entry(export, path), _LONGEST_REVOKED
        ),
    }
    rest = _LONGEST_BODY - _units(_render(branch, shown | {"artifacts": ""}))
    shown["artifacts"] = _cut(
        sorted(export.writes), lambda path: _artifact_entry(export, path), rest
    )
    return _render(branch, shown)


def _artifact_entry(export: Export, path: str) -> str:
    facts = export.facts[path]
    name = facts["content"].get("name")
    title = f" {code(str(name), _LONGEST_NAME)}" if name else ""
    return f"- {_named(facts)}{title}\n  {_why(facts)}\n  File: {exact(path)}"


def _revoked_entry(export: Export, path: str) -> str:
    facts = export.facts[path]
    return f"- {_named(facts)}\n  {_why(facts)}\n  File that goes: {exact(path)}"


def _named(facts: Facts) -> str:
    return exact(str(key_of(facts)))


def _why(facts: Facts) -> str:
    return code(str(facts["reason"]))


def _cut(items: Sequence[Item], entry: Callable[[Item], str], budget: int) -> str:
    """As many entries as fit, and how many more there are."""
    shown: list[str] = []
    used = _LONGEST_COUNT
    for item in items:
        text = entry(item)
        used += _units(text) + 1
        if used > budget:
            shown.append(f"- and {len(items) - len(shown):,} more, in the diff")
            break
        shown.append(text)
    return "\n".join(shown)


def _units(text: str) -> int:
    """Length as the forge that counts most generously short does: in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _render(branch: str, lists: Mapping[str, str]) -> str:
    return _template()(branch=exact(branch), **lists).strip() + "\n"


@cache
def _template() -> Callable[..., str]:
    # Markdown, not HTML: what is put in is made inert by `code`.
    environment = Environment(
        loader=PackageLoader("centralcloud.knowledge", ""),
        undefined=StrictUndefined,
        trim_blocks=True,
        autoescape=False,
    )
    return environment.get_template("export.md.j2").render
