"""The PostgreSQL server programs of this machine, and how to run them without being root."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from centralcloud import versions
from centralcloud.errors import CentralCloudError
from centralcloud.versions import OLDEST_SERVER

_DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Server:
    """One installed major version: where its programs are."""

    major: int
    bindir: Path

    @cached_property
    def cron_version(self) -> tuple[int, ...] | None:
        """Version of pg_cron that this server offers, or None."""
        control = self._share / "extension" / "pg_cron.control"
        if not control.exists():
            return None
        match = re.search(r"default_version = '([^']+)'", control.read_text(encoding="utf-8"))
        return versions.cron_version(match[1]) if match else None

    @cached_property
    def _share(self) -> Path:
        shown = subprocess.run(
            [self._config, "--sharedir"], capture_output=True, text=True, check=True
        )
        return Path(shown.stdout.strip())

    @property
    def _config(self) -> Path:
        beside = self.bindir / "pg_config"
        return beside if beside.exists() else Path(shutil.which("pg_config") or beside)


def servers() -> list[Server]:
    """Every installed server that is new enough, newest first."""
    bindirs = sorted(_DEBIAN.glob("*/bin")) if _DEBIAN.is_dir() else []
    onpath = shutil.which("postgres")
    if onpath and not bindirs:
        bindirs = [Path(onpath).resolve().parent]
    found = [Server(_major(bindir), bindir) for bindir in bindirs if (bindir / "postgres").exists()]
    return sorted((s for s in found if s.major >= OLDEST_SERVER), key=lambda s: -s.major)


def find_server(major: int | None = None, *, with_cron: bool = False) -> Server:
    """The newest server, or that of one major version. Says what to install where there is none."""
    candidates = [s for s in servers() if major is None or s.major == major]
    if not candidates:
        raise CentralCloudError(
            f"PostgreSQL {major or f'{OLDEST_SERVER} or newer'} is not installed here",
            detail=f"Looked for its server programs in {_DEBIAN} and on the PATH.",
            hint="On Debian: apt-get install postgresql; scripts/setup does it for you.",
        )
    if not with_cron:
        return candidates[0]
    for candidate in candidates:
        if candidate.cron_version is not None:
            return candidate
    raise CentralCloudError(
        f"pg_cron is not installed for PostgreSQL {candidates[0].major}",
        detail="It is the clock of a private cluster.",
        hint=f"On Debian: apt-get install postgresql-{candidates[0].major}-cron; "
        "scripts/setup does it for you.",
    )


def account() -> pwd.struct_passwd:
    """Who the server runs as: whoever asks, but for root the account `postgres`."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    try:
        return pwd.getpwnam("postgres")
    except KeyError as error:
        raise CentralCloudError(
            "there is no account postgres to run the server as",
            detail="PostgreSQL refuses to run as root.",
            hint="Install PostgreSQL's server package, which makes that account.",
        ) from error


def unprivileged() -> list[str]:
    """What to put before a server program's name so that it doesn't run as root."""
    if os.geteuid() != 0:
        return []
    who = account()
    return [
        "setpriv",
        f"--reuid={who.pw_uid}",
        f"--regid={who.pw_gid}",
        "--clear-groups",
        "env",
        f"HOME={who.pw_dir}",
    ]


def _major(bindir: Path) -> int:
    shown = subprocess.run(
        [bindir / "postgres", "--version"], capture_output=True, text=True, check=False
    )
    match = re.search(r"\) (\d+)", shown.stdout)
    return int(match[1]) if match else 0
