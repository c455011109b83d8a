"""The ranking's way into Git and out again, on real bare repositories."""

from __future__ import annotations

import json
import os
import random
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg.types.json import Jsonb

from centralcloud.clone import Clone, PushOvertaken, open_clone
from centralcloud.errors import CentralCloudError
from centralcloud.git import Git, GitError
from centralcloud.knowledge.patterns import RANKING_PATH, pattern_files
from centralcloud.tasks import pattern_sync as sync
from centralcloud.tasks.registry import TaskContext, find
from centralcloud.tasks.templates_pull import fetch
from centralcloud.worker import Tally, Worker
from tests.conftest import Database
from tests.remotes import Remote
from tests.waiting import eventually, running


def pattern(rank: int, name: str = "", **other: Any) -> dict[str, Any]:
    """An entry of an aggregated_patterns message; the name says which pattern."""
    name = name or f"pattern {rank}"
    entry = {
        "rank": rank, "name": name, "language": "python", "kind": "idiom",
        "fingerprint": str(UUID(int=random.Random(name).getrandbits(128))),
        "frequency": 0.123456, "success_rate": 0.9, "confidence": 0.5, "score": 0.25,
        "occurrences": 12, "instances": 3, "owners": 2,
    }  # fmt: skip
    return entry | other


@pytest.fixture
def remote(tmp_path: Path) -> Remote:
    return Remote(tmp_path / "templates_data.git")


@pytest.fixture
def write(tmp_path: Path, remote: Remote) -> Callable[..., tuple[str, list[str]]]:
    """Bring the remote to a list of patterns, as the worker does."""

    def write_list(*patterns: dict[str, Any], home: str = "home") -> tuple[str, list[str]]:
        with open_clone(tmp_path / home / "clones", remote.url) as clone:
            return sync.write(clone, pattern_files(patterns), ranking_id=1)

    return write_list


def run_task(
    kind: str, connection: psycopg.Connection[Any], home: Path, payload: dict[str, Any]
) -> dict[str, Any]:
    """A task as the worker runs it, up to its result."""
    return find(kind)(TaskContext(connection, payload, home, lambda *_progress: None))


# What is written ---------------------------------------------------------------------------------


def test_the_same_list_is_the_same_bytes_and_no_second_commit(
    remote: Remote, write: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = [pattern(rank) for rank in range(1, 6)]
    first, changed = write(*listed)
    assert len(changed) == 6
    monkeypatch.setenv("TZ", "Pacific/Apia")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    shuffled = [dict(reversed(entry.items())) for entry in reversed(listed)]
    assert write(*shuffled, home="another worker") == (first, [])
    assert remote.log() == ["patterns: 5 entered"]


def test_files_are_sorted_rounded_and_end_with_a_newline() -> None:
    entry = pattern(1, "Früh zurück", score=0.994999, success_rate=1, confidence=-0.0)
    files = pattern_files([entry])
    path = next(path for path in files if path != RANKING_PATH)
    assert path == f"patterns/python/fruh-zuruck-{entry['fingerprint'].replace('-', '')[:12]}.json"
    text = files[path].decode()
    assert text.endswith("\n}\n")
    assert '\n  "confidence": 0.0,\n' in text
    assert '"name": "Früh zurück"' in text
    assert '"score": 0.99,' in text
    assert '"success_rate": 1.0,' in text
    assert list(json.loads(text)) == sorted(json.loads(text))
    assert json.loads(files[RANKING_PATH])["patterns"] == [
        {"rank": 1, "fingerprint": entry["fingerprint"], "name": "Früh zurück", "path": path}
    ]


def test_a_figure_that_moved_in_the_third_decimal_is_no_change(write: Callable[..., Any]) -> None:
    first, _ = write(pattern(1, frequency=0.121))
    assert write(pattern(1, frequency=0.124)) == (first, [])
    assert write(pattern(1, frequency=0.13))[0] != first


def test_a_changed_list_is_one_commit_that_says_what_changed(
    remote: Remote, write: Callable[..., Any]
) -> None:
    write(pattern(1, "stays"), pattern(2, "moves"), pattern(3, "leaves"), pattern(4, "climbs"))
    _, changed = write(
        pattern(1, "stays"), pattern(2, "climbs"), pattern(3, "moves"), pattern(4, "enters")
    )
    assert remote.log() == ["patterns: 1 entered, 1 left, 2 moved", "patterns: 4 entered"]
    body = remote.git.run("log", "-1", "--format=%b", "main")
    assert body.strip() == (
        "Entered:\n- enters at 4\n\nLeft:\n- leaves, was 3\n\n"
        "Moved:\n- climbs from 4 to 2\n- moves from 2 to 3\n\nRanking: 1"
    )
    assert sorted(path.rpartition("/")[2].partition("-")[0] for path in changed) == [
        "enters", "leaves", "ranking.json",
    ]  # fmt: skip
    assert not [path for path in remote.files() if "leaves" in path]


def test_nothing_outside_of_its_own_files_is_touched(
    remote: Remote, write: Callable[..., Any]
) -> None:
    mine = {
        "README.md": b"ours\n",
        "templates/a.json": b"{}\r\n",
        "patterns/README.md": b"about\n",
        ".gitattributes": b"* text=auto eol=crlf\n*.json filter=nowhere\n",
        "patterns/old.json": b"stale",
    }
    remote.person_commits(mine)
    write(pattern(1))
    held = remote.files()
    assert "patterns/old.json" not in held
    for path, content in mine.items():
        if path != "patterns/old.json":
            assert remote.git.pipe("show", f"main:{path}") == content
    assert "\r" not in remote.show(RANKING_PATH)


def test_an_empty_ranking_takes_every_pattern_away(
    remote: Remote, write: Callable[..., Any]
) -> None:
    write(pattern(1), pattern(2))
    write()
    assert remote.files() == [RANKING_PATH]
    assert remote.log()[0] == "patterns: 2 left"


ODD_NAMES = [
    "a/b", "..", ".", "", " ", "../../etc/passwd", "-rf", "con", "日本語", "é" * 500, "x" * 5000,
    "line\nbreak", 'quote"back\\slash', "NUL-ish\x01", "ranking", "İstanbul", "🦀" * 40,
]  # fmt: skip


def test_odd_names_become_safe_paths(remote: Remote, write: Callable[..., Any]) -> None:
    listed = [pattern(rank, name or "  ") for rank, name in enumerate(ODD_NAMES, 1)]
    listed += [pattern(90, "same", language=x, fingerprint=str(UUID(int=n)))
               for n, x in enumerate([None, "", "..", "c", "c++", "c#", "C"])]  # fmt: skip
    listed = [entry | {"rank": rank} for rank, entry in enumerate(listed, 1)]
    files = pattern_files(listed)
    assert len(files) == len(listed) + 1
    for path in files.keys() - {RANKING_PATH}:
        folder, language, name = path.split("/")
        assert folder == "patterns" and len(path) < 140
        assert (language + name).replace("-", "").replace(".json", "").isalnum(), path
        assert path.isascii() and path == path.lower()
    assert {path.split("/")[1] for path in files} >= {"c", "cpp", "csharp", "any"}
    write(*listed)
    assert remote.files() == sorted(files)


def test_forged_fingerprints_cannot_push_a_pattern_out() -> None:
    twins = [
        pattern(rank, "same name", fingerprint=str(UUID(int=(0xABC << 116) + rank)))
        for rank in (1, 2)
    ]
    files = pattern_files([*twins, pattern(3)])
    assert len(files) == 4
    held = {json.loads(data)["id"] for path, data in files.items() if path != RANKING_PATH}
    assert held >= {entry["fingerprint"] for entry in twins}


def test_a_pattern_listed_twice_is_refused() -> None:
    with pytest.raises(CentralCloudError) as caught:
        pattern_files([pattern(1, "x"), pattern(2, "x")])
    assert caught.value.sqlstate == "SC604"


# Remotes of every kind ---------------------------------------------------------------------------


def test_an_empty_remote_gets_branch_main(tmp_path: Path) -> None:
    remote = Remote(tmp_path / "r.git", branch="trunk")
    with open_clone(tmp_path / "clones", remote.url) as clone:
        sync.write(clone, pattern_files([pattern(1)]), 1)
        sync.write(clone, pattern_files([pattern(2)]), 2)
    assert remote.branches() == ["main"]
    assert remote.git.run("rev-list", "--count", "main").strip() == "2"


def test_a_remote_keeps_working_on_its_own_branch(tmp_path: Path) -> None:
    remote = Remote(tmp_path / "r.git", branch="trunk")
    remote.person_commits({"README.md": b"hello\n"})
    with open_clone(tmp_path / "clones", remote.url) as clone:
        sync.write(clone, pattern_files([pattern(1)]), 1)
    assert remote.log() == ["patterns: 1 entered", "A person's work"]
    assert remote.branches() == ["trunk"]


def test_a_remote_that_is_gone_is_told_with_gits_own_words(
    tmp_path: Path, remote: Remote, write: Callable[..., Any]
) -> None:
    write(pattern(1))
    remote.path.rename(tmp_path / "elsewhere")
    with pytest.raises(CentralCloudError, match="cannot reach the repository at") as caught:
        write(pattern(2))
    assert caught.value.sqlstate == "SC605"
    assert "does not appear to be a git repository" in (caught.value.detail or "")
    (tmp_path / "elsewhere").rename(remote.path)
    write(pattern(2))
    assert len(remote.log()) == 2


def test_a_remote_that_refuses_is_told_with_its_own_words(
    remote: Remote, write: Callable[..., Any]
) -> None:
    hook = remote.path / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho main is protected >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(GitError, match="does not take a push to main") as caught:
        write(pattern(1))
    assert "main is protected" in (caught.value.detail or "")
    assert not isinstance(caught.value, PushOvertaken)


@pytest.mark.parametrize("url", ["-u", "", "--upload-pack=touch pwned"])
def test_what_is_no_address_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(CentralCloudError) as caught, open_clone(tmp_path, url):
        pass
    assert caught.value.sqlstate == "SC602"


@pytest.mark.parametrize("url", ["ext::sh -c touch% {}/pwned", "fd::7", "helper::anything"])
def test_an_address_cannot_run_a_command(url: str, tmp_path: Path) -> None:
    with (
        pytest.raises(CentralCloudError, match="cannot reach") as caught,
        open_clone(tmp_path / "clones", url.format(tmp_path)) as clone,
    ):
        clone.fetch()
    assert "not allowed" in (caught.value.detail or "")
    assert not (tmp_path / "pwned").exists()


def test_a_password_in_an_address_is_not_told(tmp_path: Path) -> None:
    url = "http://hub:sesame@127.0.0.1:9/t.git"
    with pytest.raises(CentralCloudError) as caught, open_clone(tmp_path, url) as clone:
        clone.fetch()
    told = f"{caught.value.message} {caught.value.detail}"
    assert "hub:***@" in told and "sesame" not in told


def test_a_remote_that_never_answers_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "pid"
    silent = tmp_path / "ssh"
    silent.write_text(f"#!/bin/sh\necho $$ > {mark}\nexec sleep 3600\n")
    silent.chmod(0o755)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(silent))
    seconds = 0.25
    # Until that is enough for git to start it.
    while not (mark.exists() and mark.read_text()):
        seconds *= 2
        with pytest.raises(GitError, match="did not end within") as caught:
            Git().run("ls-remote", "ssh://nowhere/t.git", timeout=seconds)
        assert caught.value.sqlstate == "SC605"
    helper = int(mark.read_text())
    eventually(lambda: _is_running(helper), False, "the helper that git started")


def _is_running(pid: int) -> bool:
    """Whether a process runs; one that ended and that nobody waited for does not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_the_accounts_configuration_changes_nothing(
    tmp_path: Path, remote: Remote, write: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("pre-push", "reference-transaction"):
        (hooks / name).write_text("#!/bin/sh\nexit 1\n")
        (hooks / name).chmod(0o755)
    (tmp_path / ".gitconfig").write_text(
        f"[core]\n hooksPath = {hooks}\n autocrlf = true\n[user]\n name = Somebody\n"
        '[push]\n gpgSign = true\n[url "file:///nowhere/"]\n insteadOf = /\n'
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Somebody")
    monkeypatch.chdir(tmp_path)
    write(pattern(1))
    monkeypatch.undo()
    assert remote.git.run("log", "-1", "--format=%an %cn", "main") == "CentralCloud CentralCloud\n"


# Other people, crashes ---------------------------------------------------------------------------


def test_a_push_that_comes_second_is_written_again_on_what_came_first(
    remote: Remote, write: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(pattern(1, "old"))
    push = Clone.push
    races = iter([True, True])

    def push_after_a_person(clone: Clone, commit: str, branch: str) -> None:
        if next(races, False):
            remote.person_commits({f"person/{commit}": b"", "patterns/theirs.json": b"{}"})
        push(clone, commit, branch)

    monkeypatch.setattr(Clone, "push", push_after_a_person)
    commit, _ = write(pattern(1, "new"))
    assert remote.tip() == commit
    assert remote.log() == [
        "patterns: 1 entered, 1 left", "A person's work", "A person's work", "patterns: 1 entered",
    ]  # fmt: skip
    assert "patterns/theirs.json" not in remote.files()
    assert len([path for path in remote.files() if path.startswith("person/")]) == 2


def test_two_that_make_the_first_commit_at_once_both_get_in(
    remote: Remote, write: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    push = Clone.push

    def push_after_a_person(clone: Clone, commit: str, branch: str) -> None:
        monkeypatch.setattr(Clone, "push", push)
        remote.person_commits({"README.md": b"first\n"})
        push(clone, commit, branch)

    monkeypatch.setattr(Clone, "push", push_after_a_person)
    write(pattern(1))
    assert remote.log() == ["patterns: 1 entered", "A person's work"]


def test_one_who_always_comes_second_gives_up_in_words(
    remote: Remote, write: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync.time, "sleep", lambda _seconds: None)
    push = Clone.push

    def push_after_a_person(clone: Clone, commit: str, branch: str) -> None:
        remote.person_commits({f"person/{commit}": b""})
        push(clone, commit, branch)

    monkeypatch.setattr(Clone, "push", push_after_a_person)
    with pytest.raises(CentralCloudError, match=r"6 pushes to .* came second"):
        write(pattern(1))


def test_a_crash_between_commit_and_push_resumes_with_one_commit(
    remote: Remote, write: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Clone, "push", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            write(pattern(1))
    assert not remote.branches()
    write(pattern(1))
    assert remote.log() == ["patterns: 1 entered"]


def test_a_crash_after_the_push_makes_no_second_commit(
    remote: Remote, write: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    push = Clone.push

    def push_and_die(clone: Clone, commit: str, branch: str) -> None:
        push(clone, commit, branch)
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(Clone, "push", push_and_die)
        with pytest.raises(KeyboardInterrupt):
            write(pattern(1))
    assert write(pattern(1)) == (remote.tip(), [])
    assert remote.log() == ["patterns: 1 entered"]


@pytest.mark.parametrize(
    "left_over",
    ["packed-refs.lock", "centralcloud.index.lock", "refs/remotes/origin/main.lock",
     "objects/pack/tmp_pack_x", "../x.lock"],
)  # fmt: skip
def test_what_a_killed_git_left_in_the_clone_is_in_nobodys_way(
    left_over: str, tmp_path: Path, remote: Remote, write: Callable[..., Any]
) -> None:
    write(pattern(1))
    clone = next((tmp_path / "home" / "clones").glob("*.git"))
    (clone / left_over).parent.mkdir(parents=True, exist_ok=True)
    (clone / left_over).touch()
    write(pattern(2))
    assert remote.log()[0] == "patterns: 1 entered, 1 left"


@pytest.mark.parametrize("lost", ["HEAD", "config", "objects"])
def test_a_broken_clone_is_made_anew(
    lost: str, tmp_path: Path, remote: Remote, write: Callable[..., Any]
) -> None:
    write(pattern(1))
    clone = next((tmp_path / "home" / "clones").glob("*.git"))
    subprocess.run(["rm", "-rf", clone / lost], check=True)
    write(pattern(2))
    assert remote.log() == ["patterns: 1 entered, 1 left", "patterns: 1 entered"]


def test_one_process_at_a_time_works_in_a_clone(remote: Remote, write: Callable[..., Any]) -> None:
    with running(*(partial(write, pattern(1, f"from {number}")) for number in range(4))):
        pass
    assert len(remote.log()) == 4


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_repository_of_root_is_pulled_by_another_account(
    remote: Remote, write: Callable[..., Any]
) -> None:
    commit, _ = write(pattern(1))
    for folder in [*remote.path.parents][:-2]:
        folder.chmod(folder.stat().st_mode | 0o055)
    with tempfile.TemporaryDirectory(dir="/tmp") as home:
        os.chown(home, 65534, 65534)
        child = os.fork()
        if child == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            with open_clone(Path(home) / "clones", remote.url) as clone:
                os._exit(0 if clone.fetch().commit == commit else 1)
            os._exit(2)
        assert os.waitpid(child, 0)[1] == 0


# Into the databases ------------------------------------------------------------------------------


def aggregated(ranking_id: int, *patterns: dict[str, Any]) -> Jsonb:
    """The message that a new ranking is told with."""
    return Jsonb({
        "type": "aggregated_patterns", "ranking_id": ranking_id, "patterns": list(patterns),
        "stats": {"patterns": len(patterns), "instances": 3, "owners": 2},
        "timestamp": "2026-01-01T00:00:00Z",
    })  # fmt: skip


def sync_hub(hub: Database, home: Path, payload: dict[str, Any]) -> dict[str, Any]:
    """A pattern_sync from its payload to its end, in the one transaction the worker uses."""
    with psycopg.connect(hub.conninfo) as connection:
        result = run_task("pattern_sync", connection, home, payload)
        connection.execute("select learning.finish_sync(%s, %s)", [Jsonb(payload), Jsonb(result)])
    return result


def pull(instance: Database, home: Path, payload: dict[str, Any]) -> dict[str, Any]:
    """A templates_pull from its payload to its end."""
    with psycopg.connect(instance.conninfo) as connection:
        result = run_task("templates_pull", connection, home, payload)
        connection.execute("select knowledge.finish_pull(%s, %s)", [Jsonb(payload), Jsonb(result)])
    return result


def test_the_hub_holds_what_the_commit_holds(hub: Database, tmp_path: Path, remote: Remote) -> None:
    hub.all("select centralcloud.change_setting('learning.git_url', %s)", [remote.url])
    hub.all("select intake.enqueue(%s)", [aggregated(1, pattern(1), pattern(2))])
    asked = hub.one("select learning.request_sync()")
    assert asked["ranking_id"] == 1
    remote.person_commits({
        "prompts/review.json": b'{"type": "rule", "id": "review", "version": "1.0.0"}',
        "broken.json": b"{",
    })  # fmt: skip
    payload = {"git_url": remote.url, "ranking_id": 1, "patterns": [pattern(1), pattern(2)]}

    result = sync_hub(hub, tmp_path, payload)
    assert result == {
        "commit": remote.tip(), "changed": 3, "pushed": True, "files": 3, "artifacts": 4,
        "invalid": [{"file": "broken.json", "path": "$", "reason": result["invalid"][0]["reason"]}],
    }  # fmt: skip
    held = dict(hub.all("select path, raw from learning.fetch_artifacts(0, 100)"))
    assert held == {path: remote.show(path) for path in remote.files() if path != "broken.json"}
    told = "select payload from routing.log where topic = 'patterns_updated'"
    assert [row[0]["commit"] for row in hub.all(told)] == [remote.tip()]

    again = sync_hub(hub, tmp_path, payload)
    assert (again["commit"], again["changed"], again["pushed"]) == (remote.tip(), 0, False)
    assert len(hub.all(told)) == 1
    assert "ranking_id" not in hub.one("select learning.request_sync()")


def test_what_people_push_reaches_the_fleet_without_a_ranking(
    hub: Database, tmp_path: Path, remote: Remote
) -> None:
    hub.all("select centralcloud.change_setting('learning.git_url', %s)", [remote.url])
    asked = "select payload from scheduling.tasks where kind = 'pattern_sync'"
    told = "select payload ->> 'commit' from routing.log where topic = 'patterns_updated'"

    def look() -> dict[str, Any]:
        hub.one("select learning.request_sync()")
        return sync_hub(hub, tmp_path, hub.one(asked))

    assert look() == {"commit": None}
    first = remote.person_commits({"rule.json": b'{"type": "rule", "id": "a", "version": "1.0.0"}'})
    assert look()["artifacts"] == 1
    assert look() == {"commit": first}
    second = remote.person_commits({}, removes=("rule.json",))
    assert look()["artifacts"] == 0
    assert hub.all("select 1 from learning.fetch_artifacts(0, 1)") == []
    assert hub.all(told) == [(first,), (second,)]
    assert remote.tip() == second


def test_a_remote_that_is_gone_leaves_the_hub_as_it_was(hub: Database, tmp_path: Path) -> None:
    payload = {"git_url": str(tmp_path / "gone"), "ranking_id": 1, "patterns": []}
    with psycopg.connect(hub.conninfo) as connection, pytest.raises(CentralCloudError):
        run_task("pattern_sync", connection, tmp_path, payload)
    assert hub.all("select 1 from learning.fetch_artifacts(0, 1)") == []


INVALID = {
    "a/not_json.json": (b"{,}", "$", "not JSON"),
    "a/latin1.json": (b'{"id": "\xe9"}', "$", "not UTF-8 at byte 8"),
    "a/bom.json": (b"\xef\xbb\xbf{}", "$", "not JSON"),
    "a/list.json": (b"[]", "$", "not a JSON object"),
    "a/nul.json": (b'{"id": "a\\u0000"}', "$", "\\u0000"),
    "a/half.json": (b'{"id": "\\ud800"}', "$", "surrogate"),
    "a/nan.json": (b'{"id": NaN}', "$", "NaN is not JSON"),
    "a/huge.json": (b'{"n": 1e999}', "$", "out of range"),
    "a/tiny.json": (b'{"n": 1e-99999}', "$", "out of range"),
    "a/digits.json": (b'{"n": ' + b"9" * 5000 + b"}", "$", "out of range"),
    "a/integer.json": (
        b'{"type": "prompt", "id": "x", "version": "1.0.0", "body": "b", "parameters": '
        b'{"n": {"type": "number", "default": 1' + b"0" * 309 + b"}}}", "$", "out of range"
    ),
    "a/deep.json": (b'{"n": ' + b"[" * 90000 + b"]" * 90000 + b"}", "$", "nested deeper"),
    "a/twice.json": (b'{"id": "a", "id": "b"}', "$", "'id' is there twice"),
    "a/large.json": (b'{"id": "' + b"x" * 1024 * 1024 + b'"}', "$", "larger than 1 MiB"),
    "a/no_version.json": (b'{"type": "prompt", "id": "x"}', "$", "'version' is a required"),
    "a/version.json": (
        b'{"type": "prompt", "id": "x", "version": "1"}', "$.version", "does not match"
    ),
    "a/share.json": (
        b'{"type": "pattern", "id": "x", "version": "1.0.0", "name": "n", "score": 7, '
        b'"fingerprint": "00000000-0000-0000-0000-000000000001"}', "$.score", "greater than"
    ),
    "a/line.json": (
        b'{"type": "rule", "id": "x\\n", "version": "1.0.0"}', "$.id", "does not match"
    ),
    "a/orphan.json": (
        b'{"type": "rule", "id": "o", "version": "1.0.0", "extends": "rule:gone"}',
        "$.extends", "rule:o@1.0.0 \u2192 rule:gone: there is no rule gone",
    ),
    "z/same.json": (
        b'{"type": "prompt", "id": "good", "version": "1.0.0", "body": "b"}',
        "$", "is in good.json already",
    ),
}  # fmt: skip


def test_invalid_files_are_listed_and_the_others_loaded(
    instance: Database, tmp_path: Path, remote: Remote
) -> None:
    good = (
        b'{"type": "prompt", "id": "good", "version": "1.0.0", "body": "\xc3\xa9", "n": 1e300}\r\n'
    )
    remote.person_commits(
        {"good.json": good, ".hidden/x.json": b"{", "notes.txt": b"{", "package.JSON": b"{"}
        | {path: content for path, (content, _, _) in INVALID.items()}
    )
    commit = remote.tip()
    payload = {"git_url": remote.url, "commit": commit}

    result = pull(instance, tmp_path, payload)
    assert (result["commit"], result["artifacts"]) == (commit, 1)
    assert instance.all("select path, raw, commit from knowledge.artifacts") == [
        ("good.json", good.decode(), commit)
    ]
    listed = instance.all("select file, path, reason from knowledge.invalid_files order by file")
    assert [(file, path) for file, path, _ in listed] == [
        (file, path) for file, (_, path, _) in sorted(INVALID.items())
    ]
    for file, _, reason in listed:
        assert INVALID[file][2] in reason
        assert len(reason) <= 300

    remote.person_commits({"a/version.json": b"{}"}, tuple(set(INVALID) - {"a/version.json"}))
    pull(instance, tmp_path, payload | {"commit": remote.tip()})
    assert {row[0] for row in instance.all("select file from knowledge.invalid_files")} == {
        "a/version.json"
    }


def test_a_link_in_the_repository_leads_nowhere(
    instance: Database, tmp_path: Path, remote: Remote
) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text('{"type": "rule", "id": "secret", "version": "1.0.0"}')
    blob = remote.git.pipe("hash-object", "-w", "--stdin", stdin=str(secret).encode()).decode()
    tree = remote.git.pipe(
        "mktree", stdin=f"120000 blob {blob.strip()}\tlink.json\n".encode()
    ).decode()
    identity = ("-c", "user.name=p", "-c", "user.email=p@localhost")
    commit = remote.git.run(*identity, "commit-tree", tree.strip(), "-m", "a link").strip()
    remote.git.run("update-ref", "refs/heads/main", commit)
    result = pull(instance, tmp_path, {"git_url": remote.url, "commit": commit})
    assert result["artifacts"] == 0
    assert result["invalid"] == [{"file": "link.json", "path": "$", "reason": "not a regular file"}]


def test_an_instance_holds_what_the_hub_announced(
    instance: Database, tmp_path: Path, remote: Remote, write: Callable[..., Any]
) -> None:
    first, _ = write(pattern(1, "one"), pattern(2, "two"))
    instance.all(
        "select knowledge.store_ranking(%s)",
        [aggregated(1, pattern(1, "one"), pattern(2, "two"))],
    )
    message = {"type": "patterns_updated", "git_url": remote.url, "commit": first, "ranking_id": 1}
    instance.all("select knowledge.request_pull(%s)", [Jsonb(message)])
    pull(instance, tmp_path, {"git_url": remote.url, "commit": first})
    shown = instance.all("select name, commit from knowledge.top_patterns(2)")
    assert shown == [("one", first), ("two", first)]

    second, _ = write(pattern(1, "one"))
    before = instance.all("select path, xmin::text from knowledge.artifacts order by 1")
    pull(instance, tmp_path, {"git_url": remote.url, "commit": first})
    assert instance.all("select path, xmin::text from knowledge.artifacts order by 1") == before
    pull(instance, tmp_path, {"git_url": remote.url, "commit": second})
    assert instance.one("select count(*) from knowledge.artifacts") == 2


def test_a_ranking_travels_from_the_hubs_queue_to_an_instance(
    hub: Database, instance: Database, tmp_path: Path, remote: Remote
) -> None:
    listed = [pattern(1, "first"), pattern(2, "second")]
    hub.all("select centralcloud.change_setting('learning.git_url', %s)", [remote.url])
    hub.all("select intake.enqueue(%s)", [aggregated(1, *listed)])
    hub.all("select learning.request_sync()")
    assert Worker(hub.conninfo, tmp_path / "hub").run_until_idle() == Tally(done=1)

    told = hub.one("select payload from routing.log where topic = 'patterns_updated'")
    assert told == {
        "type": "patterns_updated", "timestamp": told["timestamp"], "git_url": remote.url,
        "commit": remote.tip(), "ranking_id": 1, "changed": 3,
    }  # fmt: skip
    instance.all("select knowledge.store_ranking(%s)", [aggregated(1, *listed)])
    instance.all("select knowledge.request_pull(%s)", [Jsonb(told)])
    assert Worker(instance.conninfo, tmp_path / "instance").run_until_idle() == Tally(done=1)
    assert instance.all("select name, commit from knowledge.top_patterns()") == [
        ("first", remote.tip()), ("second", remote.tip())
    ]  # fmt: skip


def test_a_remote_that_comes_back_gets_what_waited(
    hub: Database, tmp_path: Path, remote: Remote
) -> None:
    away = tmp_path / "away"
    remote.path.rename(away)
    hub.all("select centralcloud.freeze_clock('2026-01-01 00:00Z')")
    hub.all("select centralcloud.change_setting('learning.git_url', %s)", [remote.url])
    hub.all("select intake.enqueue(%s)", [aggregated(1, pattern(1))])
    hub.all("select learning.request_sync()")
    worker = Worker(hub.conninfo, tmp_path / "hub")
    assert worker.run_until_idle() == Tally(failed=1)
    assert hub.one("select error from scheduling.tasks").startswith("cannot reach the repository")

    away.rename(remote.path)
    hub.all("select centralcloud.freeze_clock('2026-01-02 00:00Z')")
    assert worker.run_until_idle() == Tally(done=1, failed=1)
    assert remote.log() == ["patterns: 1 entered"]


def test_the_commit_the_hub_named_is_loaded_even_when_there_is_a_newer_one(
    tmp_path: Path, remote: Remote, write: Callable[..., Any]
) -> None:
    first, _ = write(pattern(1))
    second, _ = write(pattern(2))
    with open_clone(tmp_path / "clones", remote.url) as clone:
        assert fetch(clone, first) == first
        assert fetch(clone, second) == second


def test_a_commit_that_a_rewritten_history_lost_gives_way_to_the_tip(
    tmp_path: Path, remote: Remote, write: Callable[..., Any]
) -> None:
    lost, _ = write(pattern(1))
    tip = remote.person_commits({"README.md": b"again\n"}, root=True)
    remote.git.run("reflog", "expire", "--expire=now", "--all")
    remote.git.run("-c", "gc.pruneExpire=now", "gc", "--quiet", "--prune=now")
    with open_clone(tmp_path / "another home", remote.url) as clone:
        assert fetch(clone, "f" * 40) == tip
        assert lost != tip


def test_an_empty_repository_has_no_commit_to_load(tmp_path: Path, remote: Remote) -> None:
    with (
        open_clone(tmp_path / "clones", remote.url) as clone,
        pytest.raises(CentralCloudError, match="is empty"),
    ):
        fetch(clone, "f" * 40)
