"""What an install made, and what somebody changed of it by hand since."""

from __future__ import annotations

from dataclasses import dataclass, field

import psycopg

from centralcloud.database import Row

#: Said again whenever a function of their bundle was, which may be one that registers, and where
#: what they register is gone.
REGISTRATIONS = frozenset({"contract.sql", "registry.sql"})
_WORDS = {
    "missing": "is not there any more",
    "edited": "is not what was installed",
    "grants": "has other rights than were installed",
    "added": "was put there by others",
}


@dataclass(frozen=True)
class Changed:
    """An object that is not as the last install left it; `change` as in changed_objects()."""

    kind: str
    object: str
    change: str

    def __str__(self) -> str:
        return f"{self.kind} {self.object} {_WORDS[self.change]}"


@dataclass
class Recorded:
    """The record of what was installed; `note` what is changed before, `renew` after an install."""

    connection: psycopg.Connection[Row]
    _before: set[Changed] = field(default_factory=set)

    def note(self) -> None:
        """What somebody changed is not to be taken for the install's own work."""
        self._before = set(changed(self.connection))

    def renew(self) -> None:
        """Record what is there now, but for what was changed before and still is.

        What the install did not register again is none of the package's: it is forgotten.
        """
        if not _exists(self.connection):
            return
        kept = self._before & set(changed(self.connection))
        self.connection.execute(
            "select centralcloud.record_objects(%s, %s)",
            [
                [
                    each.object
                    for each in kept
                    if each.change != "grants" and each.kind != "registration"
                ],
                [each.object for each in kept if each.change == "grants"],
            ],
        )


def changed(connection: psycopg.Connection[Row]) -> list[Changed]:
    """What is not as the last install left it; nothing where no install has recorded it yet."""
    if not _exists(connection):
        return []
    rows = connection.execute(
        "select kind, object, change from centralcloud.changed_objects() order by kind, object"
    )
    return [Changed(*row) for row in rows]


def files_to_mend(connection: psycopg.Connection[Row]) -> set[str]:
    """The files, as manifests name them, that make again what somebody edited or deleted."""
    files: set[str] = set()
    for each in changed(connection):
        if each.kind == "registration":
            files |= REGISTRATIONS
        elif each.change == "edited" and each.kind in ("routine", "view"):
            files.add(each.object.partition("(")[0].replace(".", "/") + ".sql")
    return files


def _exists(connection: psycopg.Connection[Row]) -> bool:
    row = connection.execute(
        "select to_regprocedure('centralcloud.record_objects(text[],text[])')"
    ).fetchone()
    return row is not None and row[0] is not None
