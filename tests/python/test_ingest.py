"""Ingesting real small code bases: what is read, what is replaced, what the hub is told."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from centralcloud.analysis import examine as examination
from centralcloud.analysis.examine import MOST_BYTES
from centralcloud.errors import CentralCloudError
from centralcloud.tasks.registry import TaskContext, find
from tests.conftest import Database

WALRUS = "while line := input():\n    print(line)\n"


class Shop:
    """A code base in a folder, registered in an instance."""

    def __init__(self, instance: Database, root: Path) -> None:
        """Not ingested yet."""
        self.instance = instance
        self.root = root
        self.progress: list[tuple[int, int, str]] = []
        root.mkdir()
        instance.one("select code.register('shop', %s)", [str(root)])

    def write(self, path: str, content: str | bytes) -> None:
        """A source file."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def ingest(self) -> dict[str, Any]:
        """Run the task as the worker's role does, and commit."""
        connection = self.instance.connect("centralcloud_worker", autocommit=False)
        report = lambda *step: self.progress.append(step)  # noqa: E731
        payload = {"code_base": "shop"}
        result = find("code_ingest")(TaskContext(connection, payload, self.root, report))
        connection.commit()
        connection.close()
        return result

    def paths(self) -> list[str]:
        """What the database holds."""
        return [p for (p,) in self.instance.all("select path from code.files order by path")]

    def counts(self) -> dict[str, tuple[int, int, int]]:
        """By rule: occurrences, trials, successes."""
        rows = self.instance.all(
            "select rule, occurrences, trials, successes from analysis.pattern_counts"
        )
        return {rule: tuple(counts) for rule, *counts in rows}

    def sent(self) -> list[dict[str, Any]]:
        """The patterns messages in the outbox, in order."""
        return [
            message
            for (message,) in self.instance.all(
                "select message from link.outbox where message ->> 'type' = 'patterns'"
                " order by outbox_id"
            )
        ]

    def errors(self) -> list[tuple[Any, ...]]:
        """What could not be read."""
        return self.instance.all(
            "select f.path, e.kind, e.line, e.message from code.parse_errors as e"
            " join code.files as f using (file_id) order by f.path, e.line"
        )


@pytest.fixture
def shop(instance: Database, tmp_path: Path) -> Shop:
    """An empty one."""
    return Shop(instance, tmp_path / "shop")


def test_a_code_base_is_read(shop: Shop) -> None:
    """Files, symbols, imports, patterns; two messages for the hub."""
    shop.write("till.py", "import os\nfrom .money import Coin as C\n\n\nclass Till:\n"
               "    @property\n    def total(self):\n        def add(a):\n            return a\n"
               "        return add(1)\n")  # fmt: skip
    shop.write("README.md", "no source")
    result = shop.ingest()

    assert {k: result[k] for k in ("files", "examined", "added", "changed", "vanished")} == {
        "files": 1, "examined": 1, "added": 1, "changed": 0, "vanished": 0,
    }  # fmt: skip
    assert shop.instance.all(
        "select kind, qualified_name, start_line, end_line from code.symbols order by symbol_id"
    ) == [
        ("class", "Till", 5, 10),
        ("method", "Till.total", 6, 10),
        ("function", "Till.total.add", 8, 9),
    ]
    assert shop.instance.all(
        "select line, module, name, alias, is_standard from code.imports order by line"
    ) == [(1, "os", None, None, True), (2, ".money", "Coin", "C", False)]
    assert shop.counts() == {"property": (1, 1, 1)}
    assert [p["name"] for p in shop.sent()[0]["patterns"]] == ["Property"]
    assert shop.instance.one(
        "select message -> 'analysis' -> 'metrics' ->> 'symbols' from link.outbox"
        " where message ->> 'type' = 'code_analysis'"
    ) == "3"  # fmt: skip
    assert shop.progress[-1] == (1, 1, "files")


def test_only_what_changed_is_read_again(shop: Shop) -> None:
    """Added, changed and vanished files; an equal one keeps its rows."""
    shop.write("same.py", WALRUS)
    shop.write("changed.py", WALRUS)
    shop.write("vanished.py", WALRUS)
    shop.ingest()
    (same,) = shop.instance.all("select file_id from code.files where path = 'same.py'")
    shop.write("changed.py", "x = 1\n")
    shop.write("pkg/added.py", WALRUS)
    (shop.root / "vanished.py").unlink()
    result = shop.ingest()

    assert {k: result[k] for k in ("examined", "added", "changed", "vanished")} == {
        "examined": 2, "added": 1, "changed": 1, "vanished": 1,
    }  # fmt: skip
    assert shop.paths() == ["changed.py", "pkg/added.py", "same.py"]
    assert shop.instance.all("select file_id from code.files where path = 'same.py'") == [same]
    assert shop.counts() == {"walrus": (2, 2, 2)}
    assert shop.instance.one("select count(*) from analysis.occurrences") == 2


def test_a_second_run_changes_nothing_and_says_it_again(shop: Shop) -> None:
    """The same patterns, as a newer snapshot."""
    shop.write("a.py", WALRUS)
    shop.ingest()
    rows = "select * from code.files; select * from analysis.occurrences"
    before = shop.instance.all(rows)
    assert shop.ingest()["examined"] == 0
    assert shop.instance.all(rows) == before
    first, second = shop.sent()
    assert first["patterns"] == second["patterns"] != []
    assert first["snapshot"]["stream"] == second["snapshot"]["stream"] == "code_ingest:shop"
    assert first["snapshot"]["version"] < second["snapshot"]["version"]


def test_other_rules_read_everything_again(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """What examined a file is part of what is known of it."""
    shop.write("a.py", WALRUS)
    shop.ingest()
    monkeypatch.setattr("centralcloud.analysis.handover.examined_with", lambda: "other")
    assert shop.ingest()["changed"] == 1


def test_two_files_with_the_same_text_are_two(shop: Shop) -> None:
    """A copy counts as often as it is there."""
    shop.write("a.py", WALRUS)
    shop.write("b.py", WALRUS)
    shop.ingest()
    assert shop.paths() == ["a.py", "b.py"]
    assert shop.counts() == {"walrus": (2, 2, 2)}


def test_an_empty_code_base_retracts(shop: Shop) -> None:
    """Its snapshot has no patterns, so the hub forgets what it was told."""
    shop.write("a.py", WALRUS)
    shop.ingest()
    (shop.root / "a.py").unlink()
    assert shop.ingest()["vanished"] == 1
    assert [len(message["patterns"]) for message in shop.sent()] == [1, 0]
    assert shop.instance.one("select count(*) from analysis.occurrences") == 0


def test_a_syntax_error_is_a_row_and_the_rest_is_kept(shop: Shop) -> None:
    """What is found in a file that ruff can't judge is seen, and no trial."""
    shop.write("broken.py", f"def sound():\n    pass\n\n\n{WALRUS}\n\ndef torn(:\n    x = (\n")
    shop.write("sound.py", WALRUS)
    shop.ingest()
    assert {(path, kind) for path, kind, *_ in shop.errors()} == {("broken.py", "syntax")}
    assert ("sound",) in shop.instance.all("select name from code.symbols")
    assert shop.counts() == {"walrus": (2, 1, 1)}
    assert shop.instance.all(
        "select path, tool from analysis.unjudged_files join code.files using (file_id)"
    ) == [("broken.py", "ruff")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"x = 1\ny = 'caf\xe9'\n", ("encoding", 2, "byte 0xe9 is not UTF-8")),
        (b"x = 1\n\0\n", ("binary", 2, "holds a NUL byte: this is no text")),
        (b"#" * (MOST_BYTES + 1), ("size", None, f"{MOST_BYTES + 1} bytes: more than the "
                                   f"{MOST_BYTES} that are parsed")),
    ],
    ids=["not UTF-8", "binary", "too large"],
)  # fmt: skip
def test_what_cannot_be_read_is_a_row(
    shop: Shop, content: bytes, expected: tuple[str, int | None, str]
) -> None:
    """Neither lost nor fatal, and not tried again while it is as it is."""
    shop.write("a.py", content)
    shop.write("sound.py", WALRUS)
    shop.ingest()
    assert shop.errors() == [("a.py", *expected)]
    assert shop.paths() == ["a.py", "sound.py"]
    assert shop.counts() == {"walrus": (1, 1, 1)}
    assert shop.ingest()["examined"] == 0


def test_a_byte_order_mark_and_a_missing_last_newline_are_no_matter(shop: Shop) -> None:
    """They are not part of the text."""
    shop.write("a.py", b"\xef\xbb\xbfimport os\nx = 1")
    shop.ingest()
    assert shop.errors() == []
    assert shop.instance.all("select lines from code.files") == [(2,)]
    assert shop.instance.one("select module from code.imports") == "os"


def test_a_file_that_vanishes_meanwhile_is_a_row(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the walk and the reading of it."""
    shop.write("a.py", WALRUS)
    original = examination.examine_all

    def examine_all(root: Path, entries: Any) -> Any:
        (root / "a.py").unlink()
        return original(root, entries)

    monkeypatch.setattr("centralcloud.tasks.code_ingest.examine_all", examine_all)
    shop.ingest()
    assert [row[:2] for row in shop.errors()] == [("a.py", "unreadable")]


def test_a_file_that_changes_meanwhile_is_what_was_parsed(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its hash is of the bytes that were parsed, so the next run has nothing to do."""
    shop.write("a.py", WALRUS)
    original = examination.examine_all

    def examine_all(root: Path, entries: Any) -> Any:
        (root / "a.py").write_text("x = 1\n")
        return original(root, entries)

    with monkeypatch.context() as patch:
        patch.setattr("centralcloud.tasks.code_ingest.examine_all", examine_all)
        shop.ingest()
    assert shop.counts() == {}
    assert shop.ingest()["examined"] == 0


def test_many_files_are_read_by_several_processes(shop: Shop) -> None:
    """Each once, with all that is in it."""
    for number in range(130):
        shop.write(f"m{number}.py", f"def f{number}():\n    pass\n\n\n{WALRUS}")
    assert shop.ingest()["examined"] == 130
    assert shop.counts() == {"walrus": (130, 130, 130)}
    assert shop.instance.one("select count(distinct name) from code.symbols") == 130


def test_a_missing_folder_is_told_in_words(shop: Shop) -> None:
    """And nothing of what was known is lost."""
    shop.write("a.py", WALRUS)
    shop.ingest()
    shop.root.rename(shop.root.with_name("elsewhere"))
    with pytest.raises(CentralCloudError, match=r"shop cannot be read: No such file") as caught:
        shop.ingest()
    assert caught.value.sqlstate == "SC702"
    assert shop.paths() == ["a.py"]


def test_readers_see_old_or_new(shop: Shop) -> None:
    """Everything of an ingest comes with its commit, and nothing of one that fails."""
    shop.write("a.py", WALRUS)
    connection = shop.instance.connect("centralcloud_worker", autocommit=False)
    context = TaskContext(connection, {"code_base": "shop"}, shop.root, lambda *_: None)
    find("code_ingest")(context)
    assert (shop.paths(), shop.sent()) == ([], [])
    connection.rollback()
    assert (shop.paths(), shop.sent()) == ([], [])
    assert shop.instance.one("select count(*) from code.incoming_files") == 0


def test_of_two_ingests_at_once_one_tries_again(shop: Shop) -> None:
    """The second compared with what is no longer there."""
    shop.write("a.py", WALRUS)
    early = shop.instance.connect("centralcloud_worker", autocommit=False)
    early.execute("begin transaction isolation level read committed")
    seen: list[int] = []

    def overtake(done: int, total: int, unit: str) -> None:
        if not seen:
            seen.append(total)
            shop.ingest()

    with pytest.raises(Exception, match="is at ingest 1 by now, not at 0") as caught:
        find("code_ingest")(TaskContext(early, {"code_base": "shop"}, shop.root, overtake))
    assert getattr(caught.value, "sqlstate", None) == "40001"


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), "-c", "user.name=t", "-c", "user.email=t@t", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_git_says_which_files_and_which_revision(shop: Shop) -> None:
    """What it tracks and nothing else, symlinks aside."""
    shop.write("tracked.py", WALRUS)
    shop.write("gone.py", WALRUS)
    (shop.root / "link.py").symlink_to("tracked.py")
    _git(shop.root, "init", "-q")
    _git(shop.root, "add", "-A")
    _git(shop.root, "commit", "-qm", "one")
    (shop.root / "gone.py").unlink()
    shop.write("untracked.py", WALRUS)
    result = shop.ingest()
    assert result["revision"] == _git(shop.root, "rev-parse", "HEAD")
    assert shop.paths() == ["tracked.py"]


def test_a_folder_that_git_ignores_is_walked(shop: Shop) -> None:
    """An installed package within a work tree is a code base all the same."""
    _git(shop.root.parent, "init", "-q")
    (shop.root.parent / ".gitignore").write_text("shop/\n")
    shop.write("a.py", WALRUS)
    shop.ingest()
    assert shop.paths() == ["a.py"]


def test_without_git_its_ignore_files_decide(shop: Shop) -> None:
    """The nearest one that says anything; and what is never a code base's own is left out."""
    shop.write(".gitignore", "build/\n*_pb2.py\n")
    for path in ("a.py", "build/b.py", "x_pb2.py", "pkg/x_pb2.py", "pkg/.gitignore",
                 "venv/lib/c.py", "pkg/site-packages/d.py", ".tox/e.py", "env/pyvenv.cfg",
                 "env/f.py"):  # fmt: skip
        shop.write(path, "!x_pb2.py\n" if path.endswith("ignore") else "")
    shop.ingest()
    assert shop.paths() == ["a.py", "pkg/x_pb2.py"]


def test_a_name_that_is_not_utf8_is_a_row(shop: Shop) -> None:
    """It is shown with its bytes escaped."""
    (shop.root / b"caf\xe9.py".decode("utf-8", "surrogateescape")).write_text(WALRUS)
    shop.ingest()
    assert shop.paths() == ["caf\\xe9.py"]
    assert [row[1] for row in shop.errors()] == ["unreadable"]
