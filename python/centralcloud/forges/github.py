"""GitHub and GitHub Enterprise, through PyGithub."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import requests as http
from github import Auth, BadAttributeException, Github, GithubException
from github.GithubException import IncompletableObject
from github.PullRequest import PullRequest
from github.Repository import Repository
from urllib3 import Retry

from centralcloud.forges.requests import (
    TIMEOUT,
    UNREADABLE,
    Draft,
    ForgeError,
    Request,
    Where,
    first_or_newest,
    patiently,
    refused,
    unreachable,
)

if TYPE_CHECKING:
    # The first is not in every urllib3 that PyGithub takes.
    from urllib3 import BaseHTTPResponse
    from urllib3.connectionpool import ConnectionPool

_PUBLIC = "https://api.github.com"
Answer = TypeVar("Answer")


class _NoRedirect(Retry):
    """Nothing is tried again, and a redirect is an answer: the library's way drops the query."""

    def is_retry(self, method: str, status_code: int, has_retry_after: bool = False) -> bool:
        """Let `increment` see a redirect."""
        return 300 <= status_code < 400

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: ConnectionPool | None = None,
        _stacktrace: TracebackType | None = None,
    ) -> Self:
        """Raise GithubException for a redirect, else what is wrong with the connection."""
        if response is not None:
            raise GithubException(response.status, headers=dict(response.headers))
        return super().increment(method, url, response, error, _pool, _stacktrace)


class GitHub:
    """The pull requests of one repository."""

    def __init__(self, where: Where, token: str) -> None:
        """No call is made yet."""
        self._where = where
        self._token = token
        self._client = Github(
            auth=Auth.Token(token),
            base_url=(where.url or _PUBLIC).rstrip("/"),
            timeout=TIMEOUT,
            # The library's own sleeps for as long as GitHub says, an hour if need be.
            retry=_NoRedirect(0, read=False),
            seconds_between_requests=None,
            seconds_between_writes=None,
            lazy=True,
        )
        self._repository = self._client.get_repo(where.repository)

    def read(self, number: str) -> Request:
        """The request of this number."""
        return self._ask(lambda: _request(self._pull(number)))

    def find(self, branch: str) -> Request | None:
        """The request for a branch of this very repository: the open one, else the newest."""
        owner = self._where.repository.partition("/")[0]

        def search() -> list[Request]:
            found = self._repository.get_pulls(state="all", head=f"{owner}:{branch}")
            return [request for request in map(_request, found) if request.branch == branch]

        return first_or_newest(self._ask(search))

    def create(self, draft: Draft) -> Request:
        """Make the request; where somebody was first, that one."""
        try:
            return self._ask(
                lambda: _request(
                    self._repository.create_pull(
                        base=draft.base, head=draft.branch, title=draft.title, body=draft.body
                    )
                )
            )
        except ForgeError as error:
            there = self.find(draft.branch) if error.status == 422 else None
            if there is None or there.state != "open":
                raise
            return there

    def update(self, request: Request, draft: Draft) -> Request:
        """Give an open request the draft's title and body."""
        return self._edit(request, lambda pull: pull.edit(title=draft.title, body=draft.body))

    def close(self, request: Request, draft: Draft) -> Request:
        """Withdraw: give it the draft's title and body and close it, in one step."""
        return self._edit(
            request, lambda pull: pull.edit(title=draft.title, body=draft.body, state="closed")
        )

    def _edit(self, request: Request, change: Callable[[PullRequest], None]) -> Request:
        def edit() -> Request:
            pull = self._pull(str(request.number))
            change(pull)
            return _request(pull)

        return self._ask(edit)

    def _pull(self, number: str) -> PullRequest:
        return self._repository.get_pull(int(number))

    def _ask(self, call: Callable[[], Answer]) -> Answer:
        def guarded() -> Answer:
            try:
                return call()
            except IncompletableObject as error:
                raise unreachable(self._where, self._token, error) from None
            except GithubException as error:
                raise self._refused(error) from None
            except (http.RequestException, BadAttributeException, *UNREADABLE) as error:
                raise unreachable(self._where, self._token, error) from None

        return patiently(guarded)

    def _refused(self, error: GithubException) -> ForgeError:
        headers = {name.lower(): value for name, value in (error.headers or {}).items()}
        data: Any = error.data
        said = str(data.get("message") or data) if isinstance(data, dict) else str(data or "")
        if isinstance(data, dict) and data.get("errors"):
            said += f" {data['errors']}"
        return refused(self._where, self._token, error.status, said, headers)


def _request(pull: PullRequest) -> Request:
    """A pull request; ValueError for what is none, which the library takes for an empty one."""
    # To the library's types these are never None.
    read: tuple[object, ...] = (pull.number, pull.title, pull.state, pull.html_url)
    if None in read:
        raise ValueError("the answer is no pull request")
    merged = pull.merged_at is not None
    # To the library's types it is never None; it is where a fork was deleted.
    source: Repository | None = pull.head.repo
    is_ours = source is not None and source.full_name == pull.base.repo.full_name
    return Request(
        state="merged" if merged else "open" if pull.state == "open" else "closed",
        title=pull.title,
        body=pull.body or "",
        number=str(pull.number),
        url=pull.html_url,
        branch=pull.head.ref if is_ours else None,
        merge_commit=pull.merge_commit_sha if merged else None,
    )
