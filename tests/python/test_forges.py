"""Each forge through its own client, against a server that answers as its documentation says."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from centralcloud import forges
from centralcloud.clone import Clone
from centralcloud.errors import CentralCloudError
from centralcloud.forges import Draft, Forge, Where, open_forge
from tests.python.forge_servers import REPOSITORY, SERVERS, TOKEN, Fault, ForgeServer, serving
from tests.remotes import Remote

BRANCH = "feature/learned-2026-01-01"


@pytest.fixture
def remote(tmp_path: Path) -> Remote:
    remote = Remote(tmp_path / "r.git")
    remote.person_commits({"README.md": b"ours\n"})
    remote.person_commits({"README.md": b"ours\n", "learned/x.json": b"{}"}, branch=BRANCH)
    return remote


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CENTRALCLOUD_FORGE_TOKEN", TOKEN)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest, remote: Remote) -> Iterator[ForgeServer]:
    with serving(SERVERS[request.param](remote)) as server:
        yield server


@pytest.fixture
def forge(server: ForgeServer, tmp_path: Path) -> Forge:
    return opened(server.where, tmp_path)


def opened(where: dict[str, Any], tmp_path: Path) -> Forge:
    return open_forge(Where(**where), Clone(tmp_path / "no.git", "nowhere"))


def draft(title: str = "Learned: 1 artifact", body: str = "Why.\n") -> Draft:
    return Draft(BRANCH, "main", "0" * 40, title, body)


# What they do ------------------------------------------------------------------------------------


def test_a_request_is_made_found_changed_and_withdrawn(forge: Forge, server: ForgeServer) -> None:
    assert forge.find(BRANCH) is None
    made = forge.create(draft())
    assert (made.state, made.number, made.title, made.body) == (
        "open", "1", "Learned: 1 artifact", "Why.\n"
    )  # fmt: skip
    assert made.url and made.url.startswith("https://")
    assert forge.find(BRANCH) == made == forge.read("1")
    changed = forge.update(made, draft("Learned: 2 artifacts", "Why not.\n"))
    assert (changed.title, changed.body, changed.state) == (
        "Learned: 2 artifacts", "Why not.\n", "open"
    )  # fmt: skip
    gone = forge.close(changed, draft("Learned: nothing any more", "Never mind.\n"))
    assert (gone.state, gone.title) == ("closed", "Learned: nothing any more")
    assert forge.find(BRANCH) == gone
    assert len(server.pulls) == 1 and len(server.writes()) == 3


@pytest.mark.parametrize("how", ["merge", "squash"])
def test_a_merge_is_read_with_its_commit(how: str, forge: Forge, server: ForgeServer) -> None:
    if how == "squash":
        server.create(BRANCH, "main", "an older one", "").state = "closed"
    made = forge.create(draft())
    commit = server.merge(server.the_open(), how)
    assert (forge.read(str(made.number)).state, forge.read(str(made.number)).merge_commit) == (
        "merged", commit
    )  # fmt: skip


def test_a_close_by_a_person_is_read(forge: Forge, server: ForgeServer) -> None:
    made = forge.create(draft())
    server.close(server.the_open())
    assert forge.read(str(made.number)).state == "closed"
    assert forge.read(str(made.number)).merge_commit is None


def test_a_request_whose_branch_is_gone_is_found(forge: Forge, server: ForgeServer) -> None:
    made = forge.create(draft())
    server.close(server.the_open())
    server.remote.drop(BRANCH)
    found = forge.find(BRANCH)
    assert found and (found.number, found.state) == (made.number, "closed")


def test_who_comes_second_gets_the_request_of_the_first(forge: Forge, server: ForgeServer) -> None:
    first = forge.create(draft())
    second = forge.create(draft("Learned: other"))
    assert second == first and len(server.pulls) == 1


def test_a_branch_of_the_same_name_in_a_fork_is_nothing_to_us(
    forge: Forge, server: ForgeServer
) -> None:
    server.create(BRANCH, "main", "Trust me", "").fork = True
    assert forge.find(BRANCH) is None
    assert forge.read("1").branch is None
    made = forge.create(draft())
    assert (made.number, forge.find(BRANCH)) == ("2", made)


def test_a_number_alone_is_not_believed(forge: Forge, server: ForgeServer) -> None:
    made = forge.create(draft())
    assert forge.read("1").of(BRANCH) == made
    server.create("main", "main", "other", "")
    with pytest.raises(CentralCloudError, match=f"request 2 is not for {BRANCH}") as caught:
        forge.read("2").of(BRANCH)
    assert caught.value.sqlstate == "SC609"


def test_the_open_one_counts_among_many(forge: Forge, server: ForgeServer) -> None:
    for _ in range(7):
        server.create(BRANCH, "main", "earlier", "").state = "closed"
    for n in range(7):
        server.create("main", "main", "other", "").fork = n % 2 == 0
    found = forge.find(BRANCH)
    assert found and found.number == "7"
    made = forge.create(draft())
    for _ in range(7):
        server.create("main", "main", "later", "")
    assert forge.find(BRANCH) == made


def test_the_longest_text_is_taken(forge: Forge) -> None:
    body = "🦀" * 30_000
    assert forge.create(draft(body=body)).body == body


# What they refuse --------------------------------------------------------------------------------

FAULTS = {
    "wrong token": (Fault(401, '{"message": "Bad credentials"}'), "SC608", "refuses the token"),
    "no rights": (
        Fault(403, '{"message": "Resource not accessible by token"}'), "SC608", "refuses the token"
    ),
    "gone": (Fault(404, '{"message": "Not Found"}'), "SC609", "has no repository"),
    "invalid": (
        Fault(422, '{"message": "Validation Failed", "errors": [{"message": "no"}]}'),
        "SC609", "refuses the request",
    ),
    "too many": (Fault(429, '{"message": "slow down"}'), "SC610", "wants us to wait"),
    "too many, for long": (
        Fault(429, '{"message": "slow"}', {"Retry-After": "3600"}), "SC610", "wants us to wait"
    ),
    "secondary limit": (
        Fault(403, '{"message": "You have exceeded a secondary rate limit."}',
              {"Retry-After": "3600"}), "SC610", "wants us to wait",
    ),
    "a date": (
        Fault(429, "{}", {"Retry-After": "Fri, 31 Dec 2027 23:59:59 GMT"}), "SC610", "wants us",
    ),
    "primary limit": (
        Fault(403, "{}", {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "9999999999"}),
        "SC610", "wants us to wait",
    ),
    "older secondary limit": (
        Fault(403, '{"message": "You have triggered an abuse detection mechanism."}'),
        "SC610", "wants us to wait",
    ),
    "requests left": (
        Fault(403, "{}", {"X-RateLimit-Remaining": "7", "X-RateLimit-Reset": "9999999999"}),
        "SC608", "refuses the token",
    ),
    "broken": (Fault(500, "<html><body>Oops</body></html>"), "SC611", "answers with 500"),
    "away": (Fault(503, ""), "SC611", "answers with 503"),
    "away for long": (
        Fault(503, "", {"Retry-After": "3600"}), "SC611", "answers with 503",
    ),
    "no JSON": (Fault(200, "<html>Log in</html>"), "SC611", "is out of reach"),
    "other JSON": (Fault(200, '["x"]'), "SC611", "is out of reach"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("act", ["find", "create", "read", "update", "close"])
def test_a_refusal_is_told_in_words(
    fault: str, act: str, server: ForgeServer, forge: Forge, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    made = forge.create(draft())
    given, code, words = FAULTS[fault]
    said = given.body.replace("no", f"no {TOKEN}").replace("Oops", f"Oops {TOKEN}")
    server.faults.append(Fault(given.status, said, given.headers))
    acts = {
        "find": lambda: forge.find(BRANCH),
        "create": lambda: forge.create(draft()),
        "read": lambda: forge.read("1"),
        "update": lambda: forge.update(made, draft("x")),
        "close": lambda: forge.close(made, draft()),
    }
    with pytest.raises(CentralCloudError) as caught:
        acts[act]()
    error = caught.value
    assert (error.sqlstate, words in error.message) == (code, True), error.message
    assert error.detail and error.hint
    told = f"{error.message} {error.detail} {error.hint} {error!r} {caplog.text}"
    assert TOKEN not in told and "<html>" not in told
    if given.status != 503 and given.headers.get("Retry-After") == "3600":
        assert "again in 3600 seconds" in error.detail


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize("act", ["find", "create", "read", "update"])
def test_no_redirect_is_followed(
    status: int, act: str, server: ForgeServer, forge: Forge, remote: Remote
) -> None:
    """Neither to another host, which would get the token, nor to a repository of another name."""
    made = forge.create(draft())
    with serving(type(server)(remote)) as other:
        for place in (other.url.replace("127.0.0.1", "localhost"), server.url):
            before = len(server.calls)
            location = f"{place}/elsewhere?token={TOKEN}"
            server.faults = [Fault(status, "", {"Location": location})]
            with pytest.raises(CentralCloudError, match="sends us away") as caught:
                {
                    "find": lambda: forge.find(BRANCH),
                    "create": lambda: forge.create(draft()),
                    "read": lambda: forge.read("1"),
                    "update": lambda: forge.update(made, draft("x")),
                }[act]()
            assert caught.value.sqlstate == "SC609"
            assert f"{place}/elsewhere" in caught.value.message
            assert TOKEN not in f"{caught.value.message} {caught.value.detail}"
            assert len(server.calls) == before + 1
        assert other.calls == []


def test_a_limit_that_ends_soon_is_waited_for(server: ForgeServer, forge: Forge) -> None:
    over = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1"}
    server.faults.append(Fault(403, "{}", over, times=1))
    assert forge.create(draft()).number == "1"


def test_a_short_wait_is_waited(server: ForgeServer, forge: Forge) -> None:
    server.faults.append(Fault(429, "{}", {"Retry-After": "0"}, times=1))
    assert forge.create(draft()).number == "1"
    server.faults.append(Fault(429, "{}", {"Retry-After": "0"}, times=2))
    with pytest.raises(CentralCloudError) as caught:
        forge.read("1")
    assert caught.value.sqlstate == "SC610"


def test_a_forge_that_never_answers_is_given_up(
    server: ForgeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(server.where, tmp_path)  # imports the module
    monkeypatch.setattr(sys.modules[f"centralcloud.forges.{server.kind}"], "TIMEOUT", 1)
    server.faults.append(Fault(None))
    with pytest.raises(CentralCloudError, match="is out of reach") as caught:
        opened(server.where, tmp_path).find(BRANCH)
    assert caught.value.sqlstate == "SC611"


@pytest.mark.parametrize("kind", SERVERS)
def test_a_forge_that_is_down_is_told(kind: str, tmp_path: Path) -> None:
    where = {"kind": kind, "url": "http://user:secret@127.0.0.1:9", "repository": REPOSITORY}
    with pytest.raises(CentralCloudError, match="is out of reach") as caught:
        opened(where, tmp_path).find(BRANCH)
    assert caught.value.sqlstate == "SC611"
    assert "secret" not in f"{caught.value.message} {caught.value.detail} {caught.value.hint}"


# Which one, and as whom --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["", "GitHub", "bitbucket", "../x"])
def test_an_unknown_kind_is_told(kind: str, tmp_path: Path) -> None:
    with pytest.raises(CentralCloudError, match="no forge of kind") as caught:
        opened({"kind": kind, "url": "", "repository": REPOSITORY}, tmp_path)
    assert caught.value.sqlstate == "SC609"


@pytest.mark.parametrize("repository", ["", "name", "/name", "a/b?x=1", "a/../../user", "a b/c"])
def test_an_unusable_repository_is_told(repository: str, tmp_path: Path) -> None:
    with pytest.raises(CentralCloudError, match="no repository of a forge"):
        opened({"kind": "github", "url": "", "repository": repository}, tmp_path)


@pytest.mark.parametrize("kind", SERVERS)
def test_a_client_that_is_not_installed_is_told(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = {"github": "github", "gitlab": "gitlab", "gitea": "httpx"}[kind]
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"centralcloud.forges.{kind}", raising=False)
    monkeypatch.delattr(forges, kind, raising=False)
    with pytest.raises(CentralCloudError, match=f"no client for {kind}") as caught:
        opened({"kind": kind, "url": "", "repository": REPOSITORY}, tmp_path)
    assert caught.value.hint == f"pip install 'centralcloud[{kind}]'"


def test_plain_git_needs_no_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CENTRALCLOUD_FORGE_TOKEN")
    assert opened({"kind": "git", "url": "", "repository": ""}, tmp_path).find(BRANCH) is None


def test_a_token_comes_from_a_file(
    server: ForgeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    monkeypatch.delenv("CENTRALCLOUD_FORGE_TOKEN")
    monkeypatch.setenv("CENTRALCLOUD_FORGE_TOKEN_FILE", str(tmp_path / "token"))
    assert opened(server.where, tmp_path).create(draft()).number == "1"


@pytest.mark.parametrize(
    "content", [None, b"", b" \n", b"two words", b"a\nb-secret", "é-secret".encode(), b"\xff"]
)
@pytest.mark.parametrize("in_file", [True, False])
def test_what_is_no_token_is_told_and_not_shown(
    content: bytes | None, in_file: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CENTRALCLOUD_FORGE_TOKEN")
    if in_file:
        if content is not None:
            (tmp_path / "token").write_bytes(content)
        monkeypatch.setenv("CENTRALCLOUD_FORGE_TOKEN_FILE", str(tmp_path / "token"))
    elif content is not None:
        monkeypatch.setenv("CENTRALCLOUD_FORGE_TOKEN", content.decode(errors="surrogateescape"))
    with pytest.raises(CentralCloudError) as caught:
        opened({"kind": "gitea", "url": "", "repository": REPOSITORY}, tmp_path)
    assert caught.value.sqlstate == "SC608"
    told = f"{caught.value.message} {caught.value.detail} {caught.value.hint}"
    assert "secret" not in told and "words" not in told
