"""GitLab, through python-gitlab."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import requests as http
from gitlab import Gitlab
from gitlab.base import RESTObject
from gitlab.exceptions import GitlabError

from centralcloud.forges.requests import (
    TIMEOUT,
    UNREADABLE,
    Draft,
    ForgeError,
    Request,
    State,
    Where,
    first_or_newest,
    patiently,
    refused,
    unreachable,
)

_PUBLIC = "https://gitlab.com"
_STATES: dict[str, State] = {"merged": "merged", "closed": "closed"}
#: Without it the library sleeps for as long as the server says.
_IMPATIENT = {"obey_rate_limit": False}
Answer = TypeVar("Answer")


class _Session(http.Session):
    """Follows no redirect: the token would go along, to whatever host it leads to."""

    def get_redirect_target(self, resp: http.Response) -> None:
        """There is none."""


class GitLab:
    """The merge requests of one project."""

    def __init__(self, where: Where, token: str) -> None:
        """No call is made yet."""
        self._where = where
        self._token = token
        self._headers: Mapping[str, str] = {}
        session = _Session()
        session.hooks["response"].append(self._note)
        client = Gitlab(
            (where.url or _PUBLIC).rstrip("/").removesuffix("/api/v4"),
            private_token=token,
            timeout=TIMEOUT,
            keep_base_url=True,
            session=session,
        )
        self._requests = client.projects.get(where.repository, lazy=True).mergerequests

    def read(self, number: str) -> Request:
        """The request of this number."""
        return self._ask(lambda: _request(self._requests.get(int(number), **_IMPATIENT)))

    def find(self, branch: str) -> Request | None:
        """The request for a branch of this very project: the open one, else the newest."""

        def search() -> list[Request]:
            found = self._requests.list(
                source_branch=branch, state="all", iterator=True, **_IMPATIENT
            )
            return [request for request in map(_request, found) if request.branch == branch]

        return first_or_newest(self._ask(search))

    def create(self, draft: Draft) -> Request:
        """Make the request; where somebody was first, that one."""
        members = {
            "source_branch": draft.branch,
            "target_branch": draft.base,
            "title": draft.title,
            "description": draft.body,
        }
        try:
            return self._ask(lambda: _request(self._requests.create(members, **_IMPATIENT)))
        except ForgeError as error:
            there = self.find(draft.branch) if error.status == 409 else None
            if there is None or there.state != "open":
                raise
            return there

    def update(self, request: Request, draft: Draft) -> Request:
        """Give an open request the draft's title and body."""
        return self._edit(request, {"title": draft.title, "description": draft.body})

    def close(self, request: Request, draft: Draft) -> Request:
        """Withdraw: give it the draft's title and body and close it, in one step."""
        changes = {"title": draft.title, "description": draft.body, "state_event": "close"}
        return self._edit(request, changes)

    def _edit(self, request: Request, changes: dict[str, str]) -> Request:
        def edit() -> Request:
            number = int(request.number or 0)
            self._requests.update(number, changes, **_IMPATIENT)
            return _request(self._requests.get(number, **_IMPATIENT))

        return self._ask(edit)

    def _note(self, response: http.Response, **_: object) -> None:
        """The library's errors have no headers."""
        self._headers = response.headers

    def _ask(self, call: Callable[[], Answer]) -> Answer:
        def guarded() -> Answer:
            try:
                return call()
            except GitlabError as error:
                if error.response_code is None:
                    raise unreachable(self._where, self._token, error) from None
                raise refused(self._where, self._token, error.response_code,
                              str(error.error_message), self._headers) from None  # fmt: skip
            except (http.RequestException, *UNREADABLE) as error:
                raise unreachable(self._where, self._token, error) from None

        return patiently(guarded)


def _request(one: RESTObject) -> Request:
    """A merge request; `locked` is one whose merge is under way, and so open."""
    state = _STATES.get(one.state, "open")
    merged = state == "merged"
    return Request(
        state=state,
        title=one.title,
        body=one.description or "",
        number=str(one.iid),
        url=one.web_url,
        branch=one.source_branch if one.source_project_id == one.target_project_id else None,
        merge_commit=(one.merge_commit_sha or one.squash_commit_sha or one.sha) if merged else None,
    )
