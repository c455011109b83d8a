"""What knowledge costs: loading a folder of templates, and exporting what was learned.

    python -m tests.bench.knowledge [--only PART …] [--templates N] [--candidates N] [--check]

The unit is the time to read and hash the same files, measured by turns in the same run.

load      1,000 templates of about 2 KB, a fifth of them standing on others, into an instance's
          tables, committed; then again, unchanged, and with one file changed.
export    10,000 promoted artifacts: from the task's payload to the commit on its branch and the
          text of the request, in a plain Git repository; then the same payload again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

import centralcloud.tasks  # noqa: F401  (registers what this package can do)
from centralcloud.clone import Clone
from centralcloud.git import Git
from centralcloud.tasks.registry import TaskContext, find
from tests.bench.common import Bar, Report, installed, interleaved, running_server, seconds
from tests.conftest import Database

BARS = {
    "load / reading and hashing": Bar(most=30),
    "reload / reading and hashing": Bar(most=3),
    "export / reading and hashing": Bar(most=30),
}
WORDS = [
    "select", "rows", "that", "a", "query", "touches", "and", "say", "why", "an", "index", "would",
    "serve", "it", "or", "not",
]  # fmt: skip


def template(number: int, chance: random.Random) -> dict[str, Any]:
    """About 2 KB; every fifth extends its neighbour, every seventh is composed of it."""
    document: dict[str, Any] = {
        "type": "template",
        "id": f"bench/{number:05}",
        "version": f"1.{number % 7}.0",
        "name": f"Bench template {number}",
        "description": " ".join(chance.choices(WORDS, k=20)),
        "language": chance.choice(["python", "rust", "elixir", "sql"]),
        "tags": chance.sample(WORDS, 3),
        "parameters": {"subject": {"description": "What it is about."}},
        "body": " ".join(chance.choices(WORDS, k=300)) + " {{ subject }}",
        "provenance": {"source": "manual", "author": "bench"},
    }
    below = f"template:bench/{number - number % 10:05}"
    if number % 10 and number % 5 == 0:
        document["extends"] = below
    if number % 10 and number % 7 == 0:
        document["compose"] = [below]
    return document


def write(folder: Path, documents: list[dict[str, Any]]) -> list[Path]:
    """One file each, in a folder of its type."""
    paths = []
    for document in documents:
        path = folder / f"{document['type']}s" / f"{document['id']}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(document, indent=2))
        paths.append(path)
    return paths


def read_and_hash(paths: list[Path]) -> float:
    """How long that takes."""
    return seconds(lambda: [hashlib.sha256(path.read_bytes()).digest() for path in paths])


def load(report: Report, templates: int, rounds: int) -> None:
    """A folder of templates, into the tables of an instance."""
    chance = random.Random(1)
    with running_server() as databases, tempfile.TemporaryDirectory() as scratch:
        instance = installed(databases, "instance", "bench_instance")
        folder = Path(scratch) / "templates_data"
        paths = write(folder, [template(number, chance) for number in range(templates)])
        worker = instance.connect()
        worker.autocommit = False

        def anew() -> float:
            instance.all("select knowledge.forget_folder('bench')")
            register(instance, folder)
            return once()

        def once() -> float:
            return seconds(lambda: read_folder(worker, Path(scratch)))

        def one_changed() -> float:
            paths[3].write_text(json.dumps(template(3, chance), indent=2))
            return once()

        register(instance, folder)
        taken = interleaved(rounds, {
            "reading and hashing": lambda: read_and_hash(paths),
            "load": anew,
            "reload": once,
            "reload of one that changed": one_changed,
        })  # fmt: skip
        count = instance.one("select count(*) from knowledge.artifacts")
        assert count == templates, f"{count} of {templates} are there"
        tell(report, taken, f"{templates:,} templates")


def tell(report: Report, taken: dict[str, float], what: str) -> None:
    """Milliseconds of each, and the others by the unit."""
    unit = taken.pop("reading and hashing")
    report.figure(f"reading and hashing, {what}", unit * 1000, "ms")
    for name, value in taken.items():
        report.figure(f"{name}, {what}", value * 1000, "ms")
        report.figure(f"{name} / reading and hashing", value / unit, "x")


def register(instance: Database, folder: Path) -> None:
    """Make the folder known to the instance."""
    instance.all("select knowledge.register_folder('bench', %s, 'templates_data')", [str(folder)])


def read_folder(worker: psycopg.Connection[Any], home: Path) -> None:
    """The task and its end, in the one transaction that a worker does both in."""
    payload = {"folder": "bench"}
    context = TaskContext(worker, payload, home, lambda *_progress: None)
    result = find("templates_data_load")(context)
    worker.execute("select knowledge.finish_load(%s, %s)", [Jsonb(payload), Jsonb(result)])
    worker.commit()


def promoted(number: int, chance: random.Random) -> dict[str, Any]:
    """An entry of the payload of knowledge_export."""
    document = template(number, chance) | {"type": "prompt", "extends": None, "compose": None}
    content = {name: value for name, value in document.items() if value is not None}
    return {
        "type": "prompt", "id": document["id"], "version": document["version"], "content": content,
        "figures": {
            "usage_count": 400, "success_count": 390, "lower_bound": 0.9587, "instances": 4,
            "owners": 3, "quality_score": 0.9,
        },
        "reason": "390 of 400 uses succeeded, at least 95.8 % surely, on 4 instances of 3 owners",
    }  # fmt: skip


def export(report: Report, candidates: int, rounds: int) -> None:
    """What was promoted, onto a branch of a plain Git repository."""
    chance = random.Random(2)
    with running_server() as databases, tempfile.TemporaryDirectory() as scratch:
        hub = installed(databases, "hub", "bench_hub")
        artifacts = [promoted(number, chance) for number in range(candidates)]
        paths = write(Path(scratch) / "files", [entry["content"] for entry in artifacts])
        number, commit = 0, None

        def anew() -> float:
            nonlocal number, commit
            number += 1
            commit = None
            begin(Path(scratch) / f"{number}.git")
            return once("opened")

        def once(expected: str = "unchanged") -> float:
            nonlocal commit
            started = time.perf_counter()
            result = run(hub, Path(scratch), number, artifacts, commit)
            taken = time.perf_counter() - started
            assert result["state"] == expected, result["state"]
            commit = result["commit"]
            return taken

        taken = interleaved(rounds, {
            "reading and hashing": lambda: read_and_hash(paths),
            "export": anew,
            "export again": once,
        })  # fmt: skip
        tell(report, taken, f"{candidates:,} artifacts")


def begin(path: Path) -> None:
    """A repository with a file in it."""
    repository = Git.create_bare(path, "main")
    clone = Clone(path, str(path))
    first = clone.commit(None, {"patterns/README.md": b"Patterns\n"}, [], "First\n")
    repository.run("update-ref", "refs/heads/main", first)


def run(
    hub: Database, scratch: Path, number: int, artifacts: list[dict[str, Any]], commit: str | None
) -> dict[str, Any]:
    """The task as a worker does it, up to its result."""
    payload = {
        "git_url": str(scratch / f"{number}.git"),
        "forge": {"kind": "git", "url": "", "repository": ""},
        "export_id": 1, "branch": "feature/learned-2026-11-28", "commit": commit,
        "pull_request": None, "artifacts": artifacts, "revoked": [],
    }  # fmt: skip
    context = TaskContext(hub.connection, payload, scratch / "home", lambda *_progress: None)
    return find("knowledge_export")(context)


def main() -> int:
    """Print the figures; with --check, 1 where one misses its bar."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=["load", "export"],
                        default=["load", "export"], metavar="PART")  # fmt: skip
    parser.add_argument("--templates", type=int, default=1000, help="templates that are loaded")
    parser.add_argument("--candidates", type=int, default=10_000, help="artifacts exported")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    arguments = parser.parse_args()
    report = Report(BARS)
    if "load" in arguments.only:
        load(report, arguments.templates, arguments.rounds)
    if "export" in arguments.only:
        export(report, arguments.candidates, arguments.rounds)
    return report.exit_code(arguments.check)


if __name__ == "__main__":
    sys.exit(main())
