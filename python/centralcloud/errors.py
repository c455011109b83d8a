"""Errors that speak: what happened, the rule behind it, and what to do next."""

from __future__ import annotations

import psycopg

#: Every SQLSTATE of class SC and what it means; `plpgsql/README.md` holds the same table.
CODES: dict[str, str] = {
    "SC101": "unknown message type",
    "SC102": "contract violated",
    "SC103": "source not the caller's",
    "SC104": "message over a limit",
    "SC105": "over quota",
    "SC106": "instance paused",
    "SC107": "no such message",
    "SC108": "contract cannot say that",
    "SC109": "unusable retention",
    "SC201": "limit out of range",
    "SC202": "unknown pattern",
    "SC203": "unknown ranking",
    "SC204": "parts missing",
    "SC205": "circular alias",
    "SC206": "source not in the fleet",
    "SC207": "too many streams",
    "SC208": "no such suggestion",
    "SC209": "several patterns",
    "SC210": "incoming facts not whole",
    "SC301": "unknown topic",
    "SC302": "offset not published",
    "SC303": "not subscribed",
    "SC304": "hub unreachable",
    "SC305": "hub refused the login",
    "SC306": "joined to no hub",
    "SC307": "no such dead delivery",
    "SC308": "no such refused message",
    "SC309": "too many patterns",
    "SC310": "no hub",
    "SC311": "unusable retention of a log",
    "SC401": "role not registered",
    "SC402": "name taken",
    "SC403": "unusable instance name",
    "SC404": "no such instance",
    "SC405": "instance held by a transaction",
    "SC406": "unusable owner or password",
    "SC407": "unusable quota",
    "SC408": "login role gone or held",
    "SC501": "unknown job",
    "SC502": "job disabled",
    "SC503": "bad schedule",
    "SC504": "job running already",
    "SC505": "routine not there",
    "SC506": "routine returned no object",
    "SC507": "pg_cron lives elsewhere",
    "SC508": "job waits for itself",
    "SC509": "unknown task kind",
    "SC510": "lease lost",
    "SC511": "unusable job setting",
    "SC521": "no such task",
    "SC522": "task in another state",
    "SC523": "task open already",
    "SC524": "task key too long",
    "SC601": "no repository set",
    "SC602": "unusable repository address",
    "SC603": "limit out of range",
    "SC604": "incomplete message or result",
    "SC605": "repository out of reach",
    "SC606": "repository refuses",
    "SC607": "git not installed",
    "SC608": "forge refuses the token",
    "SC609": "forge refuses or is unusable",
    "SC610": "forge limits the rate",
    "SC611": "forge out of reach",
    "SC612": "source not in the fleet",
    "SC613": "too many streams of artifacts",
    "SC614": "parts that never came to a whole",
    "SC615": "unusable settings of the forge",
    "SC616": "no such artifact",
    "SC617": "reference missing",
    "SC618": "circular reference",
    "SC619": "chain too long or too large",
    "SC620": "unknown folder",
    "SC621": "unusable folder name, path or kind",
    "SC622": "folder unreadable",
    "SC623": "unusable quality or success",
    "SC626": "unusable templates folder",
    "SC627": "no such artifact",
    "SC628": "parameters do not fit",
    "SC629": "artifact not to be made",
    "SC701": "unknown code base",
    "SC702": "code base's folder unreadable",
    "SC703": "rule file is no rule",
    "SC704": "ruff cannot run",
    "SC705": "unusable code base name or root",
    "SC901": "schema taken",
    "SC902": "database newer than the package",
    "SC903": "applied deploy script edited",
    "SC904": "needs superuser",
    "SC905": "unknown setting",
    "SC906": "bundle conflicts",
    "SC907": "pg_cron cannot work",
    "SC908": "server too old",
    "SC909": "change failed",
    "SC910": "not installed",
    "SC911": "pgmq missing",
    "SC912": "setting misfit",
}


class CentralCloudError(Exception):
    """A failure with the fact in its message, the rule in `detail`, the next action in `hint`."""

    #: In how many seconds it may be tried again, where who refused says so.
    wait: float | None = None

    def __init__(
        self,
        message: str,
        detail: str | None = None,
        hint: str | None = None,
        sqlstate: str | None = None,
    ) -> None:
        """Keep the four parts; `sqlstate` is one of `CODES` or what PostgreSQL said."""
        super().__init__(message)
        self.message = message
        self.detail = detail
        self.hint = hint
        self.sqlstate = sqlstate

    @classmethod
    def from_database(cls, error: psycopg.Error) -> CentralCloudError:
        """What PostgreSQL said, part by part; a lost connection has only a message."""
        if error.sqlstate == "3F000":
            return cls(
                f"this database lacks what the command works on: {error.diag.message_primary}",
                detail="Some commands are for a hub, some for an instance, none for an empty one.",
                hint="`centralcloud status --database …` says what a database is.",
                sqlstate="SC910",
            )
        detail, hint = error.diag.message_detail, error.diag.message_hint
        if error.sqlstate == "42501":
            detail = detail or "Operators are members of centralcloud_owner."
            hint = hint or "Log in as one: grant centralcloud_owner to ROLE."
        elif error.sqlstate == "42883":
            # PostgreSQL's own hint is about type casts.
            hint = "`centralcloud upgrade` brings the database to what this package says."
        return cls(
            error.diag.message_primary or str(error).strip() or type(error).__name__,
            detail=detail,
            hint=hint,
            sqlstate=error.sqlstate,
        )
