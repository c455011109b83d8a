"""The forge's token as git's login: for the forge's own host, in no place where it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from centralcloud.clone import Clone, open_clone
from centralcloud.errors import CentralCloudError
from centralcloud.forges import Where, lend_token, open_forge
from centralcloud.git import GitError
from centralcloud.tasks.registry import TaskContext, find
from tests.python.forge_servers import SERVERS, TOKEN, Fault, ForgeServer, serving
from tests.python.test_export_files import artifact
from tests.python.test_export_task import BRANCH, Copies
from tests.remotes import Remote


@pytest.fixture(autouse=True)
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The worker's: it has the token, and nothing else to log in with."""
    monkeypatch.setenv("CENTRALCLOUD_FORGE_TOKEN", TOKEN)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    monkeypatch.setenv("HOME", str(tmp_path / "account"))
    monkeypatch.delenv("GIT_ASKPASS", raising=False)
    (tmp_path / "account").mkdir()
    return tmp_path / "account"


@pytest.fixture
def remote(tmp_path: Path) -> Remote:
    remote = Remote(tmp_path / "r.git")
    remote.person_commits({"README.md": b"ours\n"})
    return remote


@pytest.fixture
def server(remote: Remote) -> Iterator[ForgeServer]:
    with serving(SERVERS["github"](remote)) as server:
        yield server


def run(kind: str, home: Path, payload: dict[str, Any]) -> dict[str, Any]:
    connection: Any = Copies([])
    return find(kind)(TaskContext(connection, payload, home, lambda *_progress: None))


def export(server: ForgeServer) -> dict[str, Any]:
    return {
        "git_url": server.git_url, "forge": server.where, "export_id": 7, "branch": BRANCH,
        "commit": None, "pull_request": None, "artifacts": [artifact("retry")], "revoked": [],
    }  # fmt: skip


def lent(address: str, kind: str = "github", url: str = "") -> dict[str, str]:
    clone = Clone(Path("/nowhere"), address)
    lend_token(clone, Where(kind, url, "acme/t"))
    return clone.login


@pytest.mark.parametrize("kind", SERVERS)
def test_the_token_alone_is_enough_to_push(kind: str, remote: Remote, tmp_path: Path) -> None:
    """Both of what is pushed, in one repository that lets nobody else in."""
    with serving(SERVERS[kind](remote)) as server:
        synced = run("pattern_sync", tmp_path / "home", {
            "git_url": server.git_url, "forge": server.where, "ranking_id": 1, "patterns": [],
        })  # fmt: skip
        assert synced["pushed"] and synced["commit"] == remote.tip()
        made = run("knowledge_export", tmp_path / "home", export(server))
        assert made["state"] == "opened" and made["commit"] == remote.tip(BRANCH)
        assert server.the_open().branch == BRANCH

        assert set(server.passwords) == {"", TOKEN}
        assert "git" in server.arguments and TOKEN not in server.arguments
        for file in (tmp_path / "home").rglob("*"):
            assert file.is_dir() or TOKEN.encode() not in file.read_bytes(), file


def test_a_token_that_is_refused_is_told_and_not_shown(server: ForgeServer, tmp_path: Path) -> None:
    server.token = "another"
    with open_clone(tmp_path / "clones", server.git_url) as clone:
        open_forge(Where(**server.where), clone)
        with pytest.raises(CentralCloudError, match="cannot reach the repository") as caught:
            clone.fetch()
    assert "Authentication failed" in (caught.value.detail or "")
    assert TOKEN not in f"{caught.value.message} {caught.value.detail} {caught.value.hint}"
    assert server.passwords == ["", TOKEN]


def test_what_a_remote_says_is_shown_without_the_token(
    server: ForgeServer, remote: Remote, tmp_path: Path
) -> None:
    hook = remote.path / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\necho no: {TOKEN} >&2\nexit 1\n")
    hook.chmod(0o755)
    with open_clone(tmp_path / "clones", server.git_url) as clone:
        open_forge(Where(**server.where), clone)
        tip = clone.fetch()
        commit = clone.commit(tip.commit, {"patterns/a.json": b"{}"}, [], "one")
        with pytest.raises(GitError) as caught:
            clone.push(commit, "main")
    assert "no: ***" in (caught.value.detail or "")
    assert TOKEN not in f"{caught.value.detail} {caught.value.output}"


def test_a_redirect_to_another_host_gets_no_token(
    server: ForgeServer, remote: Remote, tmp_path: Path
) -> None:
    with serving(SERVERS["gitea"](remote)) as other:
        place = f"{other.git_url}/info/refs?service=git-upload-pack"
        server.faults.append(Fault(302, "", {"Location": place}, where=".git/info/refs"))
        with open_clone(tmp_path / "clones", server.git_url) as clone:
            open_forge(Where(**server.where), clone)
            with pytest.raises(CentralCloudError, match="cannot reach the repository"):
                clone.fetch()
        assert other.passwords and set(other.passwords) == {""}


def test_the_account_s_own_login_comes_first(
    account: Path, server: ForgeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ~/.netrc that is let in; where it is not, the token is; a GIT_ASKPASS always."""
    netrc = account / ".netrc"
    for password in ("mine", "of yesterday"):
        server.token, server.passwords = ("mine" if password == "mine" else TOKEN), []
        netrc.write_text(f"machine 127.0.0.1 login me password {password}\n")
        with open_clone(tmp_path / "clones", server.git_url) as clone:
            open_forge(Where(**server.where), clone)
            clone.fetch()
        assert (TOKEN in server.passwords) == (password != "mine")
    netrc.unlink()

    askpass = account / "askpass"
    askpass.write_text("#!/bin/sh\necho asked\n")
    askpass.chmod(0o755)
    monkeypatch.setenv("GIT_ASKPASS", str(askpass))
    server.token, server.passwords = "asked", []
    with open_clone(tmp_path / "clones", server.git_url) as clone:
        open_forge(Where(**server.where), clone)
        clone.fetch()
    assert set(server.passwords) == {"", "asked"}


@pytest.mark.parametrize(
    ("address", "kind", "url", "origin"),
    [
        ("https://github.com/acme/t.git", "github", "", "https://github.com"),
        ("https://GitHub.com:443/acme/t", "github", "https://api.github.com", "https://github.com"),
        ("https://me@github.com/acme/t", "github", "", "https://github.com"),
        ("https://ghe.acme.eu/acme/t", "github", "https://ghe.acme.eu/api/v3",
         "https://ghe.acme.eu"),
        ("https://acme.ghe.com/acme/t", "github", "https://api.acme.ghe.com",
         "https://acme.ghe.com"),
        ("https://gitlab.com/acme/t.git", "gitlab", "", "https://gitlab.com"),
        ("https://git.acme.eu:3000/acme/t", "gitea", "https://git.acme.eu:3000/api/v1",
         "https://git.acme.eu:3000"),
        ("http://[::1]:3000/acme/t", "gitea", "http://[::1]:3000", "http://[::1]:3000"),
        # Another host, another way, or a way on which it could be read.
        ("https://github.com.evil.eu/acme/t", "github", "", None),
        ("https://github.com@evil.eu/acme/t", "github", "", None),
        ("https://git.acme.eu:3001/acme/t", "gitea", "https://git.acme.eu:3000", None),
        ("http://github.com/acme/t", "github", "", None),
        ("http://git.acme.eu/acme/t", "gitea", "http://git.acme.eu", None),
        ("git@github.com:acme/t.git", "github", "", None),
        ("ssh://git@github.com/acme/t.git", "github", "", None),
        ("/srv/t.git", "github", "", None),
        ("https://github.com/acme/t", "git", "", None),
        ("https://github.com:x/acme/t", "github", "", None),
    ],
)  # fmt: skip
def test_the_token_is_for_the_forge_s_own_host(
    address: str, kind: str, url: str, origin: str | None
) -> None:
    told = lent(address, kind, url)
    assert told.get("GIT_CONFIG_KEY_0") == (f"credential.{origin}.helper" if origin else None)
    assert not any(TOKEN in value for name, value in told.items() if name.startswith("GIT_"))


def test_without_a_token_nothing_is_lent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CENTRALCLOUD_FORGE_TOKEN")
    assert lent("https://github.com/acme/t") == {}
