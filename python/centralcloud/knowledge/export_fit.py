"""An export beside the files of a commit: what does not fit there is left out, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from centralcloud.knowledge.artifacts import (
    Artifact,
    Entry,
    Reading,
    as_it_is,
    reading_of,
)
from centralcloud.knowledge.compose import precedence
from centralcloud.knowledge.export import Export, key_of, leave_out_what_clashes

#: Files by path, each read: what its documents are.
Entries = dict[str, list[Entry]]


def fit(export: Export, paths: Iterable[str], found: Mapping[str, bytes | str]) -> None:
    """Leave out what does not fit to a commit that has files at `paths`.

    `found`: those of them that may be artifacts, by path, or why they can't be read. Left out is
    what could not stand beside the others, what would not load, and what else there would not any
    more. A file that is gone, or holds something else by now, is not to be removed any more.
    """
    leave_out_what_clashes(export, paths)
    theirs = {path: as_it_is(path, raw) for path, raw in found.items() if isinstance(raw, bytes)}
    _drop_stale_removals(export, theirs)
    before = reading_of(sorted(found.items()), None, lambda path, _raw: theirs[path])
    _leave_out_what_is_held(export, before)
    while unfit := _unfit(export, found, theirs, before):
        for path, reason in unfit.items():
            export.leave_out(path, reason)


def _drop_stale_removals(export: Export, theirs: Entries) -> None:
    for path, key in list(export.removes.items()):
        held = [key_of(entry.document) for entry in theirs.get(path, []) if not entry.problems]
        if held != [key]:
            del export.removes[path], export.facts[path]


def _leave_out_what_is_held(export: Export, before: Reading) -> None:
    """A file of a person's is not put in the shade by another of the same name."""
    newest: dict[tuple[str, str], Artifact] = {}
    for one in sorted(before.artifacts, key=lambda one: precedence(one.version)):
        newest[one.type, one.id] = one
    for path in sorted(export.writes):
        key = key_of(export.facts[path])
        held = newest.get((key.type, key.id))
        if held and held.path != path and precedence(held.version) >= precedence(key.version):
            export.elsewhere[path] = held.path
            export.leave_out(path, f"{held.path} holds {held.version} already")


def _unfit(
    export: Export, found: Mapping[str, bytes | str], theirs: Entries, before: Reading
) -> dict[str, str]:
    """Which of our files are invalid in the repository, else which make others so, and why."""
    kept = {path: raw for path, raw in found.items() if path not in export.removes}
    # What was composed need not be read again.
    ours = {path: [Entry("$", said, [], "")] for path, said in export.documents.items()}
    entries = theirs | ours
    files = sorted((kept | export.writes).items())
    after = reading_of(files, None, lambda path, _raw: entries[path])
    reasons = {entry.file: entry.reason for entry in reversed(after.invalid)}
    invalid = {path: reasons[path] for path in export.writes if path in reasons}
    if invalid:
        return invalid
    places = {(one.type, one.id, one.version): one.path for one in before.artifacts}
    touched = {key_of(facts)[:2]: path for path, facts in export.facts.items()}
    return {
        path: f"{place} stands on it: {reasons[place]}"
        for key, place in places.items()
        if place in reasons and place not in export.facts
        for below in before.resolution.stands_on(key)
        for path in (touched.get(below[:2]), places.get(below))
        if path in export.facts
    }
