"""A branch beside the base: fetched with it, replaced and removed only as it was seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from centralcloud.clone import Clone, PushOvertaken, is_foreign, open_clone
from centralcloud.errors import CentralCloudError
from tests.remotes import Remote

BRANCH = "feature/learned-2026-01-01"


@pytest.fixture
def remote(tmp_path: Path) -> Remote:
    remote = Remote(tmp_path / "r.git")
    remote.person_commits({"README.md": b"ours\n"})
    return remote


@pytest.fixture
def clone(tmp_path: Path, remote: Remote) -> Iterator[Clone]:
    with open_clone(tmp_path / "clones", remote.url) as clone:
        yield clone


def written(clone: Clone, remote: Remote, content: bytes = b"1") -> str:
    """A commit on the base's tip; the same for the same content."""
    clone.fetch()
    base = remote.tip()
    return clone.commit(base, {"learned/t/a.json": content}, [], "one\n", clone.date_of(base))


def test_base_and_branch_come_in_one_fetch(
    clone: Clone, remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert clone.fetch_with(BRANCH)[1] is None
    theirs = remote.person_commits({"learned/x.json": b"{}"}, branch=BRANCH)
    remote.person_commits({"README.md": b"moved\n"})
    calls: list[str] = []
    run = Clone._over_the_wire

    def noted(clone: Clone, *arguments: str) -> None:
        calls.append(arguments[0])
        run(clone, *arguments)

    monkeypatch.setattr(Clone, "_over_the_wire", noted)
    tip, head = clone.fetch_with(BRANCH)
    assert (tip.branch, tip.commit, head) == ("main", remote.tip(), theirs)
    assert calls == ["fetch"]


def test_a_branch_is_made_only_where_there_is_none(clone: Clone, remote: Remote) -> None:
    commit = written(clone, remote)
    clone.replace(None, commit, BRANCH)
    assert remote.tip(BRANCH) == commit
    with pytest.raises(PushOvertaken):
        clone.replace(None, written(clone, remote, b"2"), BRANCH)
    assert remote.tip(BRANCH) == commit


def test_a_branch_is_replaced_and_removed_only_as_it_was_seen(clone: Clone, remote: Remote) -> None:
    first = written(clone, remote)
    clone.replace(None, first, BRANCH)
    second = written(clone, remote, b"2")
    clone.replace(first, second, BRANCH)
    assert remote.tip(BRANCH) == second
    theirs = remote.person_commits({"learned/t/b.json": b"{}"}, branch=BRANCH)
    for overtaken in (
        lambda: clone.replace(second, written(clone, remote, b"3"), BRANCH),
        lambda: clone.delete(second, BRANCH),
    ):
        with pytest.raises(PushOvertaken):
            overtaken()
    assert remote.tip(BRANCH) == theirs
    clone.delete(theirs, BRANCH)
    assert remote.branches() == ["main"]
    with pytest.raises(PushOvertaken):
        clone.delete(theirs, BRANCH)


def test_the_same_facts_are_the_same_commit(clone: Clone, remote: Remote) -> None:
    assert written(clone, remote) == written(clone, remote)
    told = clone.describe(written(clone, remote))
    assert told.is_ours
    assert told.parents == (remote.tip(),)
    assert told.message == "one\n"


def test_a_person_who_amends_makes_it_theirs(clone: Clone, remote: Remote) -> None:
    theirs = remote.person_commits({"learned/t/a.json": b"1"}, branch=BRANCH)
    clone.fetch_with(BRANCH)
    assert not clone.describe(theirs).is_ours


FOREIGN = [
    "README.md", "templates/a.json", "learned", "patterns", "/learned/a.json", "learned//a.json",
    "learned/../README.md", "learned/./a.json", "learned/a/..", "patterns/../learned/../x",
    "learned/.git/hooks/post-checkout", "learned/.GIT/config", "learned/x/.git", "learned/git~1/x",
    "learned/.git./x", "learned/.git /x", "learned/...", "learned/a\\..\\b", "learned/a\nb",
    "learned/a\0b", "Learned/a.json", "learnedx/a.json", "", "..", ".github/workflows/x.yml",
]  # fmt: skip


@pytest.mark.parametrize("path", FOREIGN)
def test_nothing_is_written_or_removed_elsewhere(path: str, clone: Clone, remote: Remote) -> None:
    clone.fetch()
    assert is_foreign(path)
    for writes, removes in (({path: b"x"}, []), ({}, [path])):
        with pytest.raises(CentralCloudError, match="no path to write") as caught:
            clone.commit(remote.tip(), writes, removes, "no\n")
        assert caught.value.sqlstate == "SC604"


@pytest.mark.parametrize(
    "path", ["learned/t/a.json", "patterns/c/x.json", "learned/a.git/b", "patterns/é.json"]
)
def test_its_own_folders_are_written(path: str, clone: Clone, remote: Remote) -> None:
    clone.fetch()
    commit = clone.commit(remote.tip(), {path: b"x"}, [], "yes\n")
    assert clone.changed(remote.tip(), commit) == [path]


def test_what_is_here_is_not_stored_again(clone: Clone, remote: Remote) -> None:
    """So many files that git packs them; then one more with them."""
    base = remote.tip()
    clone.fetch()
    writes = {f"learned/t/{number}.json": b"%d" % number for number in range(150)}
    clone.commit(base, writes, [], "one\n")
    packs = list((clone.path / "objects" / "pack").glob("*.pack"))
    writes["learned/t/more.json"] = b"more"
    made = clone.commit(base, writes, [], "two\n")
    assert clone.changed(base, made) == sorted(writes)
    assert list((clone.path / "objects" / "pack").glob("*.pack")) == packs != []
