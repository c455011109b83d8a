"""One branch, one commit, one request, whatever happens: against real repositories and servers."""

from __future__ import annotations

import importlib
import json
import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest

from centralcloud.clone import Clone
from centralcloud.errors import CentralCloudError
from centralcloud.git import GitError
from centralcloud.tasks.registry import TaskContext, find
from tests.conftest import Databases
from tests.python.forge_servers import SERVERS, TOKEN, Fault, ForgeServer, merge, serving
from tests.python.test_export_files import artifact, figures, revoked
from tests.remotes import Remote

BRANCH = "feature/learned-2026-01-01"
KINDS = ["git", *SERVERS]
#: For what is decided by the branches and files alone: without a forge, and with one.
EITHER = ["git", "github"]
RETRY, BACKOFF = "learned/template/retry.json", "learned/template/backoff.json"


class Hub:
    """What a hub does around the task: it asks, and keeps what it is told."""

    def __init__(self, remote: Remote, server: ForgeServer | None, home: Path) -> None:
        self.remote = remote
        self.server = server
        self.home = home
        self.artifacts = [artifact("retry"), artifact("backoff")]
        self.revoked: list[dict[str, Any]] = []
        self.branch = BRANCH
        self.commit: str | None = None
        self.pull_request: dict[str, str] | None = None
        #: What would be copied into learning.incoming_artifacts.
        self.copied: list[list[Any]] = []

    @property
    def payload(self) -> dict[str, Any]:
        return {
            "git_url": self.remote.url,
            "forge": self.server.where if self.server else {"kind": "git"},
            "export_id": 7, "branch": self.branch, "commit": self.commit,
            "pull_request": self.pull_request, "artifacts": self.artifacts,
            "revoked": self.revoked,
        }  # fmt: skip

    def run(self, home: str = "", record: bool = True) -> dict[str, Any]:
        """The task, as the worker runs it; `record`: the result gets to the hub."""
        place = self.home.with_name(home) if home else self.home
        connection: Any = Copies(self.copied)
        context = TaskContext(connection, self.payload, place, lambda *_progress: None)
        result = find("knowledge_export")(context)
        json.dumps(result)
        assert TOKEN not in json.dumps(result)
        if record and result["state"] != "held":
            self.commit, self.pull_request = result["commit"], result["pull_request"]
        return result

    def exported(self) -> dict[str, str]:
        """What the branch changes, by path; it is exactly one commit on top of the base's."""
        git = self.remote.git
        assert git.run("rev-list", "--count", f"main..{BRANCH}").strip() == "1"
        listing = git.run("diff-tree", "-r", "--no-commit-id", "--name-status", BRANCH)
        return {path: what for what, path in map(str.split, listing.splitlines())}

    def merges(self, how: str, edit: Callable[[], None] = lambda: None) -> None:
        """A person merges, with the forge's button where there is one; `pick`: always by hand."""
        edit()
        if self.server and how != "pick":
            self.server.merge(self.server.the_open(), how)
        else:
            merge(self.remote, BRANCH, how)
            if how != "pick":
                self.remote.drop(BRANCH)

    def turns_down(self) -> None:
        """A person closes the request; without a forge, they delete the branch."""
        if self.server:
            self.server.close(self.server.the_open())
        else:
            self.remote.drop(BRANCH)


class Copies:
    """Takes the rows of a `copy` in place of a connection."""

    def __init__(self, rows: list[list[Any]]) -> None:
        self.rows = rows

    def __enter__(self) -> Copies:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def cursor(self) -> Copies:
        return self

    def copy(self, _statement: str) -> Copies:
        self.rows.clear()
        return self

    def write_row(self, row: Any) -> None:
        self.rows.append(list(row))


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CENTRALCLOUD_FORGE_TOKEN", TOKEN)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def hub_with(kind: str, tmp_path: Path, stack: ExitStack) -> Hub:
    remote = Remote(tmp_path / "templates_data.git")
    remote.person_commits({"README.md": b"ours\n", "patterns/ranking.json": b"{}\n"})
    server = stack.enter_context(serving(SERVERS[kind](remote))) if kind in SERVERS else None
    return Hub(remote, server, tmp_path / "home")


@pytest.fixture(params=KINDS)
def hub(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hub]:
    with ExitStack() as stack:
        yield hub_with(request.param, tmp_path, stack)


@pytest.fixture
def github(tmp_path: Path) -> Iterator[Hub]:
    with ExitStack() as stack:
        yield hub_with("github", tmp_path, stack)


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Hub]:
    with ExitStack() as stack:
        yield hub_with("git", tmp_path, stack)


def fates(result: dict[str, Any]) -> dict[str, str]:
    return {entry["id"]: entry["fate"] for entry in result["fates"]}


# Out ---------------------------------------------------------------------------------------------


def test_what_has_proven_itself_is_one_commit_and_one_request(hub: Hub) -> None:
    result = hub.run()
    assert (result["state"], result["branch"], result["base"]) == ("opened", BRANCH, "main")
    assert result["commit"] == hub.remote.tip(BRANCH)
    assert hub.exported() == {RETRY: "A", BACKOFF: "A"}
    assert json.loads(hub.remote.show(RETRY, BRANCH))["provenance"]["source"] == "learned"
    assert result["title"] == "Learned: 2 artifacts"
    if hub.server:
        [pull] = hub.server.pulls
        assert result["pull_request"]["number"] == "1" and result["request"] is None
        assert (pull.title, pull.branch, pull.base) == ("Learned: 2 artifacts", BRANCH, "main")
        assert "`template:retry@1.0.0`" in pull.body
    else:
        assert result["pull_request"] is None
        for words in ("`template:retry@1.0.0`", "are available in the Git repository at:", BRANCH,
                      "2 files changed", hub.remote.url):  # fmt: skip
            assert words in result["request"]


@pytest.mark.parametrize("became", ["open", "closed", "merged"])
def test_a_number_on_another_forge_is_somebody_elses(became: str, github: Hub) -> None:
    """learning.forge or learning.repository was changed while a request was open."""
    assert github.server
    github.run()
    other = github.server.create("main", "main", "A stranger's", "Their words.")
    other.state, other.merged = ("open" if became == "open" else "closed"), became == "merged"
    github.pull_request = {"number": str(other.number), "url": "x"}
    before = (other.title, other.body, other.state)
    with pytest.raises(CentralCloudError, match="is not for feature/learned"):
        github.run(record=False)
    assert (other.title, other.body, other.state) == before


def test_the_same_again_changes_nothing_and_writes_nothing(hub: Hub) -> None:
    first = hub.run()
    hub.artifacts.reverse()
    calls = len(hub.server.writes()) if hub.server else 0
    again = hub.run(home="another worker")
    assert again == first | {"state": "unchanged"}
    assert hub.server is None or len(hub.server.writes()) == calls


def test_another_set_is_the_same_request_brought_up_to_date(hub: Hub) -> None:
    first = hub.run()
    more = {"figures": figures(usage_count=9999), "reason": "9,999 uses"}
    hub.artifacts = [artifact("retry", **more), artifact("new/one")]
    second = hub.run()
    assert (second["state"], second["pull_request"]) == ("updated", first["pull_request"])
    assert hub.exported() == {RETRY: "A", "learned/template/new/one.json": "A"}
    assert '"usage_count": 9999' in hub.remote.show(RETRY, BRANCH)
    if hub.server:
        [pull] = hub.server.pulls
        assert "9,999" in pull.body and "new/one" in pull.body and "backoff" not in pull.body
    assert hub.run()["state"] == "unchanged"


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_a_base_that_moved_elsewhere_takes_nobodys_approval_back(hub: Hub) -> None:
    first = hub.run()
    hub.remote.person_commits({"README.md": b"newer\n", "patterns/x.json": b"{}"})
    assert hub.run() == first | {"state": "unchanged"}
    hub.artifacts.append(artifact("third"))
    assert hub.run()["state"] == "updated"
    assert hub.remote.git.run("rev-parse", f"{BRANCH}^").strip() == hub.remote.tip()


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_a_base_that_touched_the_same_files_is_composed_upon_anew(hub: Hub) -> None:
    hub.run()
    hub.remote.person_commits({RETRY: b'{"type": "template", "id": "retry", "version": "0.9.0"}'})
    result = hub.run()
    assert result["state"] == "updated"
    assert hub.exported() == {RETRY: "M", BACKOFF: "A"}
    assert hub.remote.git.run("rev-parse", f"{BRANCH}^").strip() == hub.remote.tip()


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_what_is_revoked_goes(hub: Hub) -> None:
    old = b'{"type": "template", "id": "old", "version": "1.0.0"}'
    hub.remote.person_commits({
        "learned/template/old.json": old, "learned/template/kept.json": old,
        "learned/template/newer.json": b'{"type": "template", "id": "newer", "version": "2.0.0"}',
    })  # fmt: skip
    hub.artifacts = []
    hub.revoked = [
        revoked("learned/template/old.json"), revoked("learned/template/newer.json", "newer"),
        revoked("learned/template/gone.json", "gone"), revoked("README.md", "readme"),
    ]  # fmt: skip
    result = hub.run()
    assert hub.exported() == {"learned/template/old.json": "D"}
    assert [entry["id"] for entry in result["left_out"]] == ["readme"]
    hub.merges("squash")
    assert fates(hub.run()) == {"old": "merged", "newer": "merged", "gone": "merged"}
    assert "README.md" in hub.remote.files()


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_hostile_ids_are_left_out_and_reach_nothing(hub: Hub) -> None:
    hostile = ["../../README", "../.github/workflows/x", ".git/hooks/x", "/etc/x", "a/../../x", ""]
    hub.artifacts += [artifact(id) for id in hostile]
    hub.artifacts += [artifact("x", type=".."), artifact("x", type="../patterns")]
    hub.revoked = [revoked(path, path) for path in ("README.md", "learned/../README.md", ".git/x")]
    result = hub.run()
    assert hub.exported() == {RETRY: "A", BACKOFF: "A"}
    assert len(result["left_out"]) == len(hostile) + 2 + 3
    hub.artifacts, hub.revoked = hub.artifacts[2:], []
    hub.turns_down()
    hub.run()
    hub.branch, hub.commit, hub.pull_request = f"{BRANCH}-2", None, None
    with pytest.raises(CentralCloudError, match="none of 8 artifacts can be exported") as caught:
        hub.run()
    assert "README" in (caught.value.detail or "")


@pytest.mark.parametrize(
    "branch", ["main", "feature/learned-", "feature/learned-x/../y", "feature/x", "-d", "",
               "feature/learned-a..b", "feature/learned-a.lock", "feature/learned-a b", "x:main"]
)  # fmt: skip
def test_no_other_branch_is_written(branch: str, plain: Hub) -> None:
    plain.branch = branch
    with pytest.raises(CentralCloudError, match=r"is no branch to export to|payload"):
        plain.run()


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_nothing_to_export_and_nothing_there_is_closed(hub: Hub) -> None:
    hub.artifacts = []
    result = hub.run()
    assert (result["state"], result["commit"], result["pull_request"]) == ("closed", None, None)
    assert hub.remote.branches() == ["main"]
    assert hub.server is None or hub.server.pulls == []


def test_an_empty_repository_is_told(tmp_path: Path) -> None:
    hub = Hub(Remote(tmp_path / "empty.git"), None, tmp_path / "home")
    with pytest.raises(CentralCloudError, match="is empty") as caught:
        hub.run()
    assert caught.value.sqlstate == "SC605"


# Its fate ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["merge", "squash", "pick"])
def test_merged_squashed_or_picked_is_merged(how: str, hub: Hub) -> None:
    opened = hub.run()
    hub.remote.person_commits({"README.md": b"moved on\n"})
    hub.merges(how)
    hub.remote.person_commits({"README.md": b"and on\n"})
    result = hub.run(home="another worker" if hub.server else "")
    assert (result["state"], result["tip"]) == ("merged", hub.remote.tip())
    assert fates(result) == {"retry": "merged", "backoff": "merged"}
    assert (result["artifacts"], result["pull_request"]) == (2, opened["pull_request"])
    assert sorted(row[1] for row in hub.copied) == ["backoff", "retry"]
    assert {entry["file"] for entry in result["invalid"]} == {"patterns/ranking.json"}
    if hub.server:
        assert [pull.state for pull in hub.server.pulls] == ["closed"]


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_figures_that_moved_since_do_not_make_it_edited(hub: Hub) -> None:
    hub.run()
    hub.merges("squash")
    hub.artifacts = [artifact("retry", figures=figures(usage_count=5000)), artifact("later")]
    assert fates(hub.run()) == {"retry": "merged", "backoff": "merged"}


@pytest.mark.parametrize("hub", EITHER, indirect=True)
@pytest.mark.parametrize("how", ["merge", "squash"])
def test_a_person_may_edit_one_and_drop_one(how: str, hub: Hub) -> None:
    hub.artifacts.append(artifact("third"))
    hub.run()
    document = json.loads(hub.remote.show(RETRY, BRANCH)) | {"body": "better"}
    hub.merges(how, lambda: str(hub.remote.person_commits(
        {RETRY: json.dumps(document).encode()}, (BACKOFF,), branch=BRANCH
    )) and None)  # fmt: skip
    result = hub.run()
    assert result["state"] == "merged"
    assert fates(result) == {"retry": "edited", "backoff": "rejected", "third": "merged"}


def test_a_squashed_edit_is_seen_while_its_branch_stays(plain: Hub) -> None:
    plain.run()
    document = json.loads(plain.remote.show(RETRY, BRANCH)) | {"body": "better"}
    edited = {RETRY: json.dumps(document).encode()}
    plain.remote.person_commits(edited, (BACKOFF,), branch=BRANCH)
    assert plain.run()["state"] == "held"
    merge(plain.remote, BRANCH, "squash")
    plain.remote.person_commits({"README.md": b"and on\n"})
    result = plain.run()
    assert result["state"] == "merged"
    assert fates(result) == {"retry": "edited", "backoff": "rejected"}


def test_a_branch_that_a_person_emptied_waits_for_them(plain: Hub) -> None:
    plain.run()
    theirs = plain.remote.person_commits({}, (RETRY, BACKOFF), branch=BRANCH)
    assert (plain.run()["state"], plain.remote.tip(BRANCH)) == ("held", theirs)


def test_a_request_that_was_turned_down_is_rejected(hub: Hub) -> None:
    opened = hub.run()
    hub.turns_down()
    result = hub.run()
    assert (result["state"], result["pull_request"]) == ("rejected", opened["pull_request"])
    assert "fates" not in result and hub.copied == []
    assert hub.server is None or len(hub.server.pulls) == 1


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_an_older_version_that_stays_is_no_edit(hub: Hub) -> None:
    hub.remote.person_commits({RETRY: b'{"type": "template", "id": "retry", "version": "0.9.0"}'})
    hub.run()
    hub.turns_down()
    assert hub.run()["state"] == "rejected"


@pytest.mark.parametrize("hub", SERVERS, indirect=True)
def test_a_merge_between_two_looks_is_read(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    hub.run()
    inner = Clone.fetch_with

    def after_a_merge(clone: Clone, branch: str) -> Any:
        hub.merges("merge")
        return inner(clone, branch)

    monkeypatch.setattr(Clone, "fetch_with", after_a_merge)
    result = hub.run()
    assert (result["state"], result["tip"]) == ("merged", hub.remote.tip())
    assert fates(result) == {"retry": "merged", "backoff": "merged"}


def test_a_deleted_branch_is_rejected_on_every_forge(hub: Hub) -> None:
    hub.run()
    hub.remote.drop(BRANCH)
    assert hub.run()["state"] == "rejected"
    assert hub.remote.branches() == ["main"]
    assert hub.server is None or [pull.state for pull in hub.server.pulls] == ["closed"]


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_what_a_person_took_before_they_closed_it_is_merged(hub: Hub) -> None:
    hub.run()
    taken = hub.remote.show(RETRY, BRANCH).encode()
    hub.remote.person_commits({RETRY: taken})
    assert hub.run()["state"] == "updated"
    hub.turns_down()
    result = hub.run()
    assert result["state"] == "merged"
    assert fates(result) == {"retry": "merged", "backoff": "rejected"}


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_a_persons_commit_on_the_branch_is_left_alone(hub: Hub) -> None:
    opened = hub.run()
    theirs = hub.remote.person_commits({RETRY: b"{}"}, branch=BRANCH)
    hub.artifacts.append(artifact("third"))
    writes = len(hub.server.writes()) if hub.server else 0
    result = hub.run()
    assert (result["state"], result["commit"]) == ("held", theirs)
    assert result["pull_request"] == opened["pull_request"]
    assert hub.remote.tip(BRANCH) == theirs
    hub.artifacts = []
    assert hub.run()["state"] == "held"
    assert hub.remote.tip(BRANCH) == theirs
    assert hub.server is None or len(hub.server.writes()) == writes


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_a_branch_of_somebody_elses_is_left_alone(hub: Hub) -> None:
    theirs = hub.remote.person_commits({"learned/mine.json": b"{}"}, branch=BRANCH)
    assert hub.run()["state"] == "held"
    assert hub.remote.tip(BRANCH) == theirs


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_an_amended_commit_is_a_persons(hub: Hub) -> None:
    hub.run()
    tree = hub.remote.git.run("rev-parse", f"{BRANCH}^{{tree}}").strip()
    message = hub.remote.git.run("log", "-1", "--format=%B", BRANCH)
    amended = hub.remote.git.run(
        "-c", "user.name=A Person", "-c", "user.email=p@example.org",
        "commit-tree", tree, "-p", hub.remote.tip(), "-m", message,
    ).strip()  # fmt: skip
    hub.remote.git.run("update-ref", f"refs/heads/{BRANCH}", amended)
    assert hub.run()["state"] == "held"


def test_nothing_left_to_ask_for_is_withdrawn(hub: Hub) -> None:
    opened = hub.run()
    hub.artifacts = []
    result = hub.run()
    assert (result["state"], result["commit"]) == ("closed", None)
    assert result["pull_request"] == opened["pull_request"]
    assert hub.remote.branches() == ["main"]
    if hub.server:
        [pull] = hub.server.pulls
        assert (pull.state, pull.title) == ("closed", "Learned: nothing any more")


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_what_gives_way_to_what_cannot_go_is_rejected_by_nobody(hub: Hub) -> None:
    hub.run()
    hub.artifacts = [artifact("../x")]
    for _ in range(2):
        with pytest.raises(CentralCloudError, match="none of 1 artifacts can be exported"):
            hub.run()
    assert hub.remote.branches() == [BRANCH, "main"]


def test_a_persons_file_is_not_put_in_the_shade(plain: Hub) -> None:
    """The hub may not know yet what a person pushed: the first file by path would count."""
    theirs = artifact("retry", "1.2.0")["content"] | {"body": "by hand"}
    plain.remote.person_commits({"templates/retry.json": json.dumps(theirs).encode()})
    result = plain.run()
    assert plain.exported() == {BACKOFF: "A"}
    [left_out] = result["left_out"]
    assert left_out["reason"] == "templates/retry.json holds 1.2.0 already"
    plain.artifacts = plain.artifacts[:1]
    result = plain.run()
    assert (result["state"], fates(result)) == ("merged", {"retry": "edited"})
    assert [row[3] for row in plain.copied[-1:]] == ["templates/retry.json"]


def test_a_request_can_be_merged_without_making_anything_invalid(plain: Hub) -> None:
    base = artifact("base")["content"]
    on_it = {"type": "template", "id": "mine", "version": "1.0.0", "extends": "template:base@1.0.0"}
    plain.remote.person_commits({
        "learned/template/base.json": json.dumps(base).encode(),
        "templates/mine.json": json.dumps(on_it).encode(),
    })  # fmt: skip
    lost = artifact("lost")
    lost["content"]["extends"] = "template:nowhere"
    above = artifact("above")
    above["content"]["extends"] = "template:lost"
    plain.artifacts += [lost, above, artifact("base", "2.0.0")]
    reasons = {entry["id"]: entry["reason"] for entry in plain.run()["left_out"]}
    assert plain.exported() == {BACKOFF: "A", RETRY: "A"}
    assert reasons.keys() == {"lost", "above", "base"}
    assert "there is no template nowhere" in reasons["lost"]
    assert reasons["base"].startswith("templates/mine.json stands on it: ")

    plain.artifacts = plain.artifacts[:2]
    plain.revoked = [revoked("learned/template/base.json", "base")]
    assert [entry["id"] for entry in plain.run()["left_out"]] == ["base"]
    plain.remote.person_commits({}, ("templates/mine.json",))
    assert plain.run()["left_out"] == []
    assert plain.exported()["learned/template/base.json"] == "D"


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_what_is_in_the_repository_already_is_merged(hub: Hub) -> None:
    hub.run()
    files = {path: hub.remote.show(path, BRANCH).encode() for path in (RETRY, BACKOFF)}
    hub.remote.drop(BRANCH)
    hub.remote.person_commits(files)
    if hub.server:
        hub.server.pulls.clear()
    hub.commit = hub.pull_request = None
    result = hub.run()
    assert (result["state"], fates(result)) == ("merged", {"retry": "merged", "backoff": "merged"})
    assert hub.remote.branches() == ["main"]


# Killed, and all at once -------------------------------------------------------------------------

#: Around Git it is the same for every forge.
STEPS = [
    (kind, f"centralcloud.clone:Clone:{name}", when)
    for kind in EITHER
    for name, when in [
        ("_make", "before"), ("_make", "after"), ("fetch_with", "after"), ("commit", "after"),
        ("replace", "before"), ("replace", "after"),
    ]
] + [
    (kind, step, when)
    for kind in KINDS
    for step, when in [
        ("FORGE:create", "before"), ("FORGE:create", "after"),
        ("centralcloud.tasks.knowledge_export:_export", "after"),
    ]
]  # fmt: skip
CLASSES = {
    "git": "centralcloud.forges.plain:PlainGit", "github": "centralcloud.forges.github:GitHub",
    "gitlab": "centralcloud.forges.gitlab:GitLab", "gitea": "centralcloud.forges.gitea:Gitea",
}  # fmt: skip


def is_killed(kind: str, payload: dict[str, Any], home: Path, at: str, when: str) -> bool:
    """Do the task in a process that is killed around a call; whether it came to that call."""
    module, _, names = at.partition(":")
    holder, _, name = names.rpartition(":")
    place = importlib.import_module(module)
    owner = getattr(place, holder) if holder else place
    inner = getattr(owner, name)

    def killed(*arguments: Any, **named: Any) -> None:
        if when == "after":
            inner(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        try:
            setattr(owner, name, killed)
            nothing: Any = Copies([])
            find(kind)(TaskContext(nothing, payload, home, lambda *_progress: None))
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


@pytest.mark.parametrize(("hub", "at", "when"), STEPS, indirect=["hub"])
def test_killed_anywhere_the_next_run_ends_with_one_of_each(at: str, when: str, hub: Hub) -> None:
    kind = hub.server.kind if hub.server else "git"
    at = at.replace("FORGE", CLASSES[kind])
    assert is_killed("knowledge_export", hub.payload, hub.home, at, when)
    result = hub.run()
    assert result["state"] == "opened"
    assert hub.remote.branches() == [BRANCH, "main"]
    assert hub.exported() == {RETRY: "A", BACKOFF: "A"}
    assert result["commit"] == hub.remote.tip(BRANCH)
    if hub.server:
        assert [pull.state for pull in hub.server.pulls] == ["open"]
        assert result["pull_request"]["number"] == "1"
    assert hub.run()["state"] == "unchanged"


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    ("hub", "at"),
    [(kind, "FORGE:close") for kind in SERVERS]
    + [(kind, "centralcloud.clone:Clone:delete") for kind in EITHER],
    indirect=["hub"],
)
def test_killed_while_it_withdraws_the_next_run_has_withdrawn(at: str, when: str, hub: Hub) -> None:
    hub.run()
    hub.artifacts = []
    at = at.replace("FORGE", CLASSES[hub.server.kind if hub.server else "git"])
    assert is_killed("knowledge_export", hub.payload, hub.home, at, when)
    assert hub.run()["state"] == "closed"
    assert hub.remote.branches() == ["main"]
    assert hub.server is None or [pull.state for pull in hub.server.pulls] == ["closed"]


def test_killed_while_it_updates_the_next_run_has_updated(github: Hub) -> None:
    github.run()
    github.artifacts.append(artifact("third"))
    for at in ("centralcloud.clone:Clone:replace", "centralcloud.forges.github:GitHub:update"):
        assert is_killed("knowledge_export", github.payload, github.home, at, "after")
    assert github.run()["state"] == "updated"
    assert len(github.exported()) == 3 and len(github.server.pulls if github.server else []) == 1


@pytest.mark.parametrize(
    ("at", "when"),
    [("centralcloud.clone:Clone:_make", "after"), ("centralcloud.clone:Clone:commit", "after"),
     ("centralcloud.clone:Clone:push", "before"), ("centralcloud.clone:Clone:push", "after"),
     ("centralcloud.tasks.pattern_sync:read_artifacts", "after")],
)  # fmt: skip
def test_a_pattern_sync_killed_anywhere_is_one_commit(at: str, when: str, plain: Hub) -> None:
    payload = {"git_url": plain.remote.url, "ranking_id": 1, "patterns": []}
    assert is_killed("pattern_sync", payload, plain.home, at, when)
    context: Any = TaskContext(Copies([]), payload, plain.home, lambda *_: None)  # type: ignore[arg-type]
    result = find("pattern_sync")(context)
    assert result["commit"] == plain.remote.tip()
    assert plain.remote.log() == ["patterns: new figures", "A person's work"]


def test_two_workers_at_once_make_one_of_each(hub: Hub) -> None:
    results: list[dict[str, Any]] = []
    failures: list[BaseException] = []
    barrier = threading.Barrier(3)

    def work(home: str) -> None:
        barrier.wait()
        try:
            results.append(hub.run(home=home, record=False))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=[f"worker {n}"]) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert {(r["state"], r["commit"]) for r in results} == {("opened", hub.remote.tip(BRANCH))}
    assert hub.exported() == {RETRY: "A", BACKOFF: "A"}
    if hub.server:
        assert len(hub.server.pulls) == 1
        assert {r["pull_request"]["number"] for r in results} == {"1"}


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_a_person_between_look_and_push_is_seen(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    hub.run()
    hub.artifacts.append(artifact("third"))
    inner = Clone.replace
    theirs: list[str] = []

    def second(clone: Clone, seen: str | None, commit: str, branch: str) -> None:
        if not theirs:
            theirs.append(hub.remote.person_commits({RETRY: b"{}"}, branch=BRANCH))
        inner(clone, seen, commit, branch)

    monkeypatch.setattr(Clone, "replace", second)
    assert hub.run()["state"] == "held"
    assert [hub.remote.tip(BRANCH)] == theirs


# Refused -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_a_push_that_is_refused_is_told_and_works_later(hub: Hub) -> None:
    hook = hub.remote.path / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho branches are frozen >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(GitError, match="does not take a push to feature/learned") as caught:
        hub.run()
    assert "branches are frozen" in (caught.value.detail or "")
    assert hub.server is None or hub.server.pulls == []
    hook.unlink()
    assert hub.run()["state"] == "opened"


@pytest.mark.parametrize("hub", EITHER, indirect=True)
def test_a_base_that_is_protected_is_no_matter(hub: Hub) -> None:
    hook = hub.remote.path / "hooks" / "update"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\ntest "$1" != refs/heads/main\n')
    hook.chmod(0o755)
    assert hub.run()["state"] == "opened"


@pytest.mark.parametrize("status", [401, 422, 503])
def test_a_forge_that_fails_after_the_push_gets_its_request_later(status: int, github: Hub) -> None:
    assert github.server is not None
    github.server.faults.append(Fault(status, '{"message": "no"}', where="POST", times=1))
    with pytest.raises(CentralCloudError) as caught:
        github.run()
    assert TOKEN not in f"{caught.value.message} {caught.value.detail} {caught.value.hint}"
    pushed = github.remote.tip(BRANCH)
    assert github.server.pulls == []
    result = github.run()
    assert (result["state"], result["commit"]) == ("opened", pushed)
    assert len(github.server.pulls) == 1


def test_a_missing_member_of_the_payload_is_told(plain: Hub) -> None:
    context: Any = TaskContext(
        Copies([]), {"git_url": "x", "branch": BRANCH}, plain.home, print  # type: ignore[arg-type]
    )  # fmt: skip
    with pytest.raises(CentralCloudError, match="has no forge, export_id, artifacts, revoked"):
        find("knowledge_export")(context)


def test_the_same_branch_from_every_machine(
    plain: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = plain.run()
    plain.remote.drop(BRANCH)
    monkeypatch.setenv("TZ", "Pacific/Apia")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Somebody")
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".gitconfig").write_text("[user]\n name = Somebody\n[i18n]\n commitEncoding = x\n")
    plain.artifacts.reverse()
    plain.commit = None
    assert plain.run(home="elsewhere") == first


def test_very_many_artifacts_are_one_request(github: Hub) -> None:
    assert github.server is not None
    github.artifacts = [artifact(f"{n // 100}/{n}") for n in range(1_500)]
    assert github.run()["state"] == "opened"
    assert len(github.exported()) == 1_500
    github.merges("squash")
    result = github.run()
    assert len(result["fates"]) == result["artifacts"] == len(github.copied) == 1_500


def test_a_merge_is_copied_into_the_hub(
    databases: Databases, templates: dict[str, str], plain: Hub
) -> None:
    plain.run()
    plain.merges("merge")
    database = databases.create(templates["hub"])
    with psycopg.connect(database.conninfo) as connection:
        context = TaskContext(connection, plain.payload, plain.home, lambda *_progress: None)
        result = find("knowledge_export")(context)
        copied = connection.execute("select count(*) from learning.incoming_artifacts").fetchone()
        assert copied == (result["artifacts"],) == (2,)
        connection.rollback()
