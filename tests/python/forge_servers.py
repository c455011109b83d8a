"""GitHub, GitLab and Gitea as servers: their documented answers, over a real bare repository.

GitHub: REST `/repos/{owner}/{repo}/pulls`. GitLab: v4 `/projects/{id}/merge_requests`. Gitea: v1
`/repos/{owner}/{repo}/pulls`. Each keeps what the others lack: who closes what when a branch goes,
which status says that a request is there already.

Each serves the repository to git too, by `git http-backend`, to whoever has the token as password.
"""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.remotes import PERSON, Remote
from tests.waiting import PATIENCE

TOKEN = "sesame-4711-open"
REPOSITORY = "acme/templates_data"
Json = dict[str, Any]


@dataclass
class Pull:
    """A pull request; `fork`: its branch is in somebody else's repository."""

    number: int
    branch: str
    base: str
    title: str
    body: str
    sha: str
    state: str = "open"
    merged: bool = False
    merge_commit: str | None = None
    fork: bool = False


@dataclass
class Fault:
    """An answer that is given instead; None as status: none at all, until the server ends."""

    status: int | None
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    #: Which requests it strikes, as `POST /…`.
    where: str = ""
    times: int = 1_000_000


class ForgeServer:
    """One forge with one repository; subclasses know its addresses and its words."""

    kind: str
    #: What the API's base address ends with.
    suffix: str

    def __init__(self, remote: Remote) -> None:
        self.remote = remote
        self.pulls: list[Pull] = []
        self.calls: list[str] = []
        self.faults: list[Fault] = []
        #: What came over git: the passwords, and every argument of every process meanwhile.
        self.passwords: list[str] = []
        self.arguments = ""
        self.token = TOKEN
        self.over = threading.Event()
        self.lock = threading.Lock()
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.suffix}"

    @property
    def where(self) -> Json:
        """As the hub says it."""
        return {"kind": self.kind, "url": self.url, "repository": REPOSITORY}

    @property
    def git_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/{REPOSITORY}.git"

    def writes(self) -> list[str]:
        return [call for call in self.calls if not call.startswith("GET")]

    # What a person does ---------------------------------------------------------------------------

    def the_open(self) -> Pull:
        [found] = [pull for pull in self.pulls if pull.state == "open"]
        return found

    def close(self, pull: Pull) -> None:
        pull.state = "closed"

    def merge(self, pull: Pull, how: str = "merge", delete: bool = True) -> str:
        """Merge as the forge's button does: `merge`, `squash` or `rebase`."""
        commit = merge(self.remote, pull.branch, how)
        pull.sha = self.remote.tip(pull.branch)
        pull.state, pull.merged, pull.merge_commit = "closed", True, commit
        if delete:
            self.remote.drop(pull.branch)
        return commit

    # What the API does ----------------------------------------------------------------------------

    def branch_goes(self, pull: Pull) -> None:
        """GitHub and Gitea close the pull requests of a branch that is deleted."""
        pull.state = "closed"

    def has_branch(self, pull: Pull) -> bool:
        return pull.fork or pull.branch in self.remote.branches()

    def look(self) -> None:
        """Bring the list to what the repository says."""
        for pull in self.pulls:
            if pull.state != "open" or pull.fork:
                continue
            if not self.has_branch(pull):
                self.branch_goes(pull)
                continue
            pull.sha = self.remote.tip(pull.branch)

    def create(self, branch: str, base: str, title: str, body: str) -> Pull:
        pull = Pull(len(self.pulls) + 1, branch, base, title, body, self.remote.tip(branch))
        self.pulls.append(pull)
        return pull

    def exists(self, branch: str) -> bool:
        return any(p.branch == branch and p.state == "open" and not p.fork for p in self.pulls)

    def edit(self, pull: Pull, title: str | None, body: str | None, state: str | None) -> None:
        pull.title = title if title is not None else pull.title
        pull.body = body if body is not None else pull.body
        pull.state = state or pull.state

    def numbered(self, number: str) -> Pull | None:
        return next((pull for pull in self.pulls if pull.number == int(number)), None)

    def is_let_in(self, headers: Any) -> bool:
        return headers.get("Authorization") in (f"token {self.token}", f"Bearer {self.token}")

    def answer(self, verb: str, path: str, query: dict[str, str], body: Json) -> tuple[int, Any]:
        raise NotImplementedError


class GitHubServer(ForgeServer):
    kind, suffix = "github", ""

    def answer(self, verb: str, path: str, query: dict[str, str], body: Json) -> tuple[int, Any]:
        found = re.fullmatch(rf"/repos/{REPOSITORY}/pulls(?:/(\d+))?", path)
        if not found:
            return 404, {"message": "Not Found", "documentation_url": "https://docs"}
        if found[1]:
            pull = self.numbered(found[1])
            if pull is None:
                return 404, {"message": "Not Found"}
            if verb == "PATCH":
                self.edit(pull, body.get("title"), body.get("body"), body.get("state"))
            return 200, self.shown(pull)
        if verb == "POST":
            return self.post(body)
        owner, _, branch = query["head"].partition(":")
        return 200, [
            self.shown(pull)
            for pull in reversed(self.pulls)
            if pull.branch == branch and owner == ("stranger" if pull.fork else "acme")
            and query.get("state", "open") in ("all", pull.state)
        ]  # fmt: skip

    def post(self, body: Json) -> tuple[int, Any]:
        problem = None
        if len(body["body"]) > 65_536:
            told = "body is too long (maximum is 65536 characters)"
            problem = {"field": "body", "message": told}
        elif body["head"] not in self.remote.branches():
            problem = {"field": "head", "code": "invalid"}
        elif self.exists(body["head"]):
            problem = {"message": f"A pull request already exists for acme:{body['head']}."}
        if problem:
            error = {"resource": "PullRequest", "code": "custom"} | problem
            return 422, {"message": "Validation Failed", "errors": [error]}
        return 201, self.shown(self.create(body["head"], body["base"], body["title"], body["body"]))

    def shown(self, pull: Pull) -> Json:
        owner = "stranger" if pull.fork else "acme"
        page = f"https://github.example/{REPOSITORY}/pull/{pull.number}"
        return {
            "url": f"{self.url}/repos/{REPOSITORY}/pulls/{pull.number}", "id": 9_000 + pull.number,
            "number": pull.number, "state": pull.state, "locked": False, "title": pull.title,
            "body": pull.body or None, "html_url": page, "draft": False,
            "merged_at": "2026-01-02T03:04:05Z" if pull.merged else None,
            # While it is open: a merge that is only tried.
            "merge_commit_sha": pull.merge_commit or "0" * 40,
            "head": {"label": f"{owner}:{pull.branch}", "ref": pull.branch, "sha": pull.sha,
                     "repo": {"id": 1, "full_name": f"{owner}/templates_data"}},
            "base": {"label": f"acme:{pull.base}", "ref": pull.base, "sha": "0" * 40,
                     "repo": {"id": 1, "full_name": REPOSITORY}},
        }  # fmt: skip


class GitLabServer(ForgeServer):
    kind, suffix = "gitlab", ""

    def is_let_in(self, headers: Any) -> bool:
        return bool(headers.get("PRIVATE-TOKEN") == self.token)

    def branch_goes(self, pull: Pull) -> None:
        """GitLab leaves it open."""

    def answer(self, verb: str, path: str, query: dict[str, str], body: Json) -> tuple[int, Any]:
        project = re.escape(REPOSITORY.replace("/", "%2F"))
        found = re.fullmatch(rf"/api/v4/projects/{project}/merge_requests(?:/(\d+))?", path)
        if not found:
            return 404, {"message": "404 Project Not Found"}
        if found[1]:
            pull = self.numbered(found[1])
            if pull is None:
                return 404, {"message": "404 Not found"}
            if verb == "PUT":
                state = {"close": "closed", "reopen": "open"}.get(body.get("state_event", ""))
                self.edit(pull, body.get("title"), body.get("description"), state)
            return 200, self.shown(pull)
        if verb == "POST":
            return self.post(body)
        return 200, [
            self.shown(pull)
            for pull in reversed(self.pulls)
            if pull.branch == query.get("source_branch", pull.branch)
        ]

    def post(self, body: Json) -> tuple[int, Any]:
        if body["source_branch"] not in self.remote.branches():
            return 400, {"message": {"source_branch": ["does not exist"]}}
        if self.exists(body["source_branch"]):
            told = "Another open merge request already exists for this source branch: !1"
            return 409, {"message": [told]}
        return 201, self.shown(self.create(
            body["source_branch"], body["target_branch"], body["title"], body["description"]
        ))  # fmt: skip

    def shown(self, pull: Pull) -> Json:
        is_squash = pull.merge_commit is not None and pull.number % 2 == 0
        return {
            "id": 7_000 + pull.number, "iid": pull.number, "project_id": 3, "title": pull.title,
            "description": pull.body,
            "state": "merged" if pull.merged else {"open": "opened"}.get(pull.state, pull.state),
            "source_branch": pull.branch, "target_branch": pull.base,
            "source_project_id": 66 if pull.fork else 3, "target_project_id": 3, "draft": False,
            "sha": pull.sha, "merge_commit_sha": None if is_squash else pull.merge_commit,
            "squash_commit_sha": pull.merge_commit if is_squash else None,
            "web_url": f"https://gitlab.example/{REPOSITORY}/-/merge_requests/{pull.number}",
        }  # fmt: skip


class GiteaServer(ForgeServer):
    kind, suffix = "gitea", "/api/v1"

    def answer(self, verb: str, path: str, query: dict[str, str], body: Json) -> tuple[int, Any]:
        found = re.fullmatch(rf"/api/v1/repos/{REPOSITORY}/pulls(?:/(\d+))?", path)
        if not found:
            return 404, {"message": "The target couldn't be found.", "url": "https://x/api/swagger"}
        if found[1]:
            pull = self.numbered(found[1])
            if pull is None:
                return 404, {"message": "pull request does not exist"}
            if verb == "PATCH":
                self.edit(pull, body.get("title"), body.get("body"), body.get("state"))
            return (201 if verb == "PATCH" else 200), self.shown(pull)
        if verb == "POST":
            return self.post(body)
        page, limit = int(query.get("page", 1)), min(int(query.get("limit", 30)), 3)
        states = {"open": ["open"], "closed": ["closed"], "all": ["open", "closed"]}
        listed = [p for p in reversed(self.pulls) if p.state in states[query.get("state", "open")]]
        return 200, [self.shown(pull) for pull in listed[(page - 1) * limit : page * limit]]

    def post(self, body: Json) -> tuple[int, Any]:
        if body["head"] not in self.remote.branches():
            return 404, {"message": "The target couldn't be found."}
        if self.exists(body["head"]):
            told = "pull request already exists for these targets [id: 1, issue_id: 1]"
            return 409, {"message": told}
        return 201, self.shown(self.create(body["head"], body["base"], body["title"], body["body"]))

    def shown(self, pull: Pull) -> Json:
        owner = "stranger" if pull.fork else "acme"
        # Of a branch that is gone, the label alone keeps the name.
        ref = pull.branch if self.has_branch(pull) else f"refs/pull/{pull.number}/head"
        return {
            "id": 5_000 + pull.number, "number": pull.number, "title": pull.title,
            "body": pull.body, "state": pull.state, "merged": pull.merged, "mergeable": True,
            "html_url": f"https://gitea.example/{REPOSITORY}/pulls/{pull.number}",
            "merge_commit_sha": pull.merge_commit,
            "merged_at": "2026-01-02T03:04:05Z" if pull.merged else None,
            "head": {"label": pull.branch, "ref": ref, "sha": pull.sha, "repo_id": 1,
                     "repo": {"id": 1, "full_name": f"{owner}/templates_data"}},
            "base": {"label": pull.base, "ref": pull.base, "sha": "0" * 40, "repo_id": 1,
                     "repo": {"id": 1, "full_name": REPOSITORY}},
        }  # fmt: skip


SERVERS: dict[str, Callable[[Remote], ForgeServer]] = {
    "github": GitHubServer, "gitlab": GitLabServer, "gitea": GiteaServer,
}  # fmt: skip


def merge(remote: Remote, branch: str, how: str) -> str:
    """Bring a branch into the base as people do; `pick`: as a commit of its own, by hand."""
    git, base = remote.git, remote.tip()
    tree = git.run("merge-tree", "--write-tree", base, branch).split()[0]
    name, _, address = PERSON.partition(" <")
    who = ("-c", f"user.name={name}", "-c", f"user.email={address.rstrip('>')}")
    parents = ["-p", base, *(["-p", remote.tip(branch)] if how == "merge" else [])]
    commit = git.run(*who, "commit-tree", tree, *parents, "-m", f"{how} {branch}").strip()
    git.run("update-ref", f"refs/heads/{remote.branch}", commit)
    return commit


def _arguments() -> str:
    """What `ps` shows of every process."""
    told = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            told.append(file.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
    return "\n".join(told)


@contextmanager
def serving(forge: ForgeServer) -> Iterator[ForgeServer]:
    """The forge on the loopback, each call in a thread of its own."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            split = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            call = f"{self.command} {unquote(split.path)}"
            with forge.lock:
                forge.calls.append(call)
                fault = next((f for f in forge.faults if f.where in call and f.times > 0), None)
                if fault:
                    fault.times -= 1
            if fault and fault.status is None:
                forge.over.wait(PATIENCE)
                self.close_connection = True
                return
            if fault:
                self.reply(fault.status or 0, fault.body.encode(), fault.headers)
                return
            if split.path.startswith(f"/{REPOSITORY}.git/"):
                self.serve_git(split.path, split.query, body)
                return
            if not forge.is_let_in(self.headers):
                self.reply(401, b'{"message": "Bad credentials"}', {})
                return
            query = {name: values[0] for name, values in parse_qs(split.query).items()}
            with forge.lock:
                forge.look()
                status, answer = forge.answer(
                    self.command, split.path, query, json.loads(body or b"{}")
                )
            self.reply(status, json.dumps(answer).encode(), {})

        def serve_git(self, path: str, query: str, body: bytes) -> None:
            """As git's own CGI program does, for whoever logs in."""
            _, _, given = self.headers.get("Authorization", "").partition("Basic ")
            password = base64.b64decode(given).decode().partition(":")[2]
            with forge.lock:
                forge.passwords.append(password)
                forge.arguments += _arguments()
            if password != forge.token:
                self.reply(401, b"", {"WWW-Authenticate": 'Basic realm="git"'})
                return
            forge.remote.git.run("config", "http.receivepack", "true")
            told = subprocess.run(
                ["git", "http-backend"], input=body, capture_output=True, check=True,
                env={
                    "PATH": os.environ["PATH"], "GIT_PROJECT_ROOT": str(forge.remote.path),
                    "GIT_HTTP_EXPORT_ALL": "1", "REMOTE_USER": "them", "QUERY_STRING": query,
                    "PATH_INFO": path.removeprefix(f"/{REPOSITORY}.git"),
                    "REQUEST_METHOD": self.command, "CONTENT_LENGTH": str(len(body)),
                    "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                    "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
                    "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
                    "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory",
                    "GIT_CONFIG_VALUE_0": "*",
                },
            ).stdout  # fmt: skip
            head, _, content = told.partition(b"\r\n\r\n")
            headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
            status = int(headers.pop("Status", "200").split()[0])
            self.reply(status, content, headers)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any

        def reply(self, status: int, content: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            kind = {"Content-Type": "application/json; charset=utf-8"}
            for name, value in (kind | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *arguments: Any) -> None:
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    forge.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield forge
    finally:
        forge.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
