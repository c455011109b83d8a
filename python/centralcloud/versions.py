"""What differs between the servers that CentralCloud runs on: all of it, named, in this one place.

PostgreSQL 15 (Debian 12) and 17 (Debian 13) are not told apart anywhere: bodies and scripts keep to
what 15 has. From 16 on, the grant of a group role locks that role, so instances that are registered
in transactions left open wait for one another.

pg_cron 1.4 (Debian 12) and 1.6 (Debian 13) differ in four things:

- how jobs are started: `cron_settings` below;
- schedules: 1.4 knows minutes only, so `scheduling` takes five fields and never seconds;
- names of entries: 1.4 keeps 63 bytes of them, so `scheduling.entry_name` shortens longer ones;
- commands: 1.4 takes no dollar sign, so what `scheduling.mend_statement` returns has none.
"""

from __future__ import annotations

import re

#: The oldest major version of PostgreSQL.
OLDEST_SERVER = 15

#: The oldest pg_cron whose background workers run side by side: 1.4 runs one at a time, so that a
#: long job holds up all others.
SOUND_WORKERS = (1, 5)


def cron_version(default_version: str) -> tuple[int, ...]:
    """Major and minor of a pg_cron. Debian's 1.4.2 calls itself 1.4-1."""
    return tuple(int(part) for part in re.findall(r"\d+", default_version)[:2])


def cron_settings(version: tuple[int, ...], socket_folder: str) -> dict[str, str]:
    """The server settings with which this pg_cron starts jobs side by side."""
    if version >= SOUND_WORKERS:
        return {"cron.use_background_workers": "on"}
    return {"cron.use_background_workers": "off", "cron.host": socket_folder}


def numbers(version: str) -> tuple[int, ...]:
    """A version's numbers, to be compared: 1.13.0 is newer than 1.9.1."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())
