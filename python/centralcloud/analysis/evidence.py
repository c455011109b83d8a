"""Evidence: what ruff finds of the classes that mean a bug, not a matter of taste."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from centralcloud.errors import CentralCloudError

#: Rules whose finding says that the program can do something else than it seems to say. Left out:
#: style, unused names, what only asks for an audit (S3xx imports), and annotations.
BUG_CLASSES: dict[str, str] = {
    "exceptions that hide or lose a fault": "B012 B014 B025 B029 B030 B904 BLE001 E722 PLE0704 "
    "PLW0133 PLW0711 S110 S112",
    "state shared by accident": "B006 B008 B019 B023 B039 PLW0604 PLW0642 RUF008 RUF009 RUF024",
    "values lost or overwritten": "B020 B905 B909 F402 F601 F811 PLW0127 PLW0128 PLW2901 RUF006 "
    "RUF018",
    "tests that do not test what they say": "B002 B004 B015 B016 B017 B018 E711 E721 F631 F632 "
    "F634 PLR0124 PLW0129 PLW0177 PLW0245 RUF030 RUF034",
    "names that are not there": "F404 F502 F503 F504 F505 F506 F507 F508 F509 F521 F522 F523 F524 "
    "F525 F541 F702 F704 F706 F821 F822 F823 PLE0117 PLE0118 PLE0604 PLE0605",
    "methods that break a protocol": "B024 B027 B901 PLE0100 PLE0101 PLE0237 PLE0241 PLE0302 "
    "PLE0303 PLE0304 PLE0305 PLE0307 PLE0308 PLE0309 PLE0643 PLW0211 PLW1641",
    "calls that do less or more than meant": "B003 B005 B026 B028 B031 B033 B034 B035 PLE1142 "
    "PLE1205 PLE1206 PLE1300 PLE1307 PLE1310 PLE1507 PLE1519 PLE1520 PLE1700 PLW1501 PLW1507 "
    "PLW1508 PLW1509 PLW1510 PLW1514 PLW2101 RUF015 RUF016 RUF017 RUF026 RUF027 RUF032 LOG001 "
    "LOG002 LOG007 LOG009 LOG014 LOG015",
    "asynchronous code that blocks or leaks": "ASYNC100 ASYNC105 ASYNC110 ASYNC115 ASYNC210 "
    "ASYNC220 ASYNC221 ASYNC222 ASYNC230 ASYNC250 ASYNC251",
    "doors left open": "S102 S113 S202 S306 S307 S323 S501 S506 S507 S508 S509 S602 S604 S605 "
    "S608 S612 S701",
    "times without a zone": "DTZ001 DTZ002 DTZ003 DTZ004 DTZ005 DTZ006 DTZ007 DTZ011 DTZ012",
}  # fmt: skip

_OPTIONS = [
    "check", "--isolated", "--no-cache", "--exit-zero", "--quiet", "--output-format", "json",
    "--preview", "--target-version", "py314",
    "--select", ",".join(" ".join(BUG_CLASSES.values()).split()),
]  # fmt: skip

#: What ruff reports when it could not look: the file can't be parsed, opened, or survived.
_NOT_PARSED, _DIED = "invalid-syntax", "died"
_NO_FINDING = (_NOT_PARSED, _DIED, "E902", "E999")

#: Files of one call: far below the system's limit for arguments.
_BATCH = 500


class Finding(NamedTuple):
    """What a tool says of a line (from 1) of a file."""

    path: str
    rule: str
    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Findings, and the files of which the tool could say nothing, each with the reason."""

    findings: list[Finding]
    unjudged: dict[str, str]


@cache
def ruff_version() -> str:
    """The version of the ruff that judges; SC704 where it can't be run."""
    done = _ruff(["--version"], Path("/"))
    if done.returncode:
        raise _cannot_run(done)
    return done.stdout.split()[-1]


def judge(root: Path, paths: Sequence[str]) -> Evidence:
    """Ruff's bug-class findings in files below `root`, which is a real path; SC704 if it can't run.

    A file that ruff can't parse has no findings of any use, so it is unjudged, not clean.
    """
    evidence = Evidence([], {})
    for first in range(0, len(paths), _BATCH):
        for finding in _findings(root, paths[first : first + _BATCH]):
            if finding.rule in _NO_FINDING:
                evidence.unjudged.setdefault(finding.path, finding.message)
            else:
                evidence.findings.append(finding)
    return evidence


def _findings(root: Path, paths: Sequence[str]) -> Iterator[Finding]:
    """What ruff says of these files; one that it dies of (nested too deep) costs only itself."""
    done = _ruff([*_OPTIONS, "--", *paths], root)
    if done.returncode == 0:
        yield from (_finding(root, found) for found in json.loads(done.stdout))
    elif done.returncode > 0:
        raise _cannot_run(done)
    elif len(paths) == 1:
        yield Finding(paths[0], _DIED, 1, 1, f"ruff died of it, by signal {-done.returncode}")
    else:
        half = len(paths) // 2
        yield from _findings(root, paths[:half])
        yield from _findings(root, paths[half:])


def _finding(root: Path, found: dict[str, Any]) -> Finding:
    path = Path(found["filename"]).relative_to(root).as_posix()
    place = found["location"]
    rule = found["code"] or _NOT_PARSED
    return Finding(path, rule, place["row"], place["column"], found["message"])


def _ruff(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    # -P: a code base that has a ruff.py must not be what runs.
    command = [sys.executable, "-P", "-m", "ruff", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def _cannot_run(done: subprocess.CompletedProcess[str]) -> CentralCloudError:
    return CentralCloudError(
        "ruff cannot judge the code",
        detail=done.stderr.strip() or f"It ended with code {done.returncode}.",
        hint="It comes with this package: `python -m pip install --force-reinstall centralcloud`.",
        sqlstate="SC704",
    )
