"""Gitea and Forgejo, whose API for pull requests is the same, over httpx.

Neither client library will do. py-gitea has no pull requests, no time limits and no types.
pyforgejo, on import, reads a `.env` file from wherever it finds one into the environment of the
process, and brings pydantic and sixteen thousand generated lines for four calls.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import quote

import httpx

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

_PUBLIC = "https://gitea.com"
_PAGE = 50
_MOST_PAGES = 200
Json = dict[str, Any]
Answer = TypeVar("Answer")


class Gitea:
    """The pull requests of one repository."""

    def __init__(self, where: Where, token: str) -> None:
        """No call is made yet."""
        self._where = where
        self._token = token
        server = (where.url or _PUBLIC).rstrip("/").removesuffix("/api/v1")
        self._client = httpx.Client(
            base_url=f"{server}/api/v1/repos/{quote(where.repository)}",
            headers={"Authorization": f"token {token}", "Accept": "application/json"},
            timeout=TIMEOUT,
        )

    def read(self, number: str) -> Request:
        """The request of this number."""
        return self._ask(_request, "GET", f"/pulls/{int(number)}")

    def find(self, branch: str) -> Request | None:
        """The request for a branch of this very repository: the open one, else the newest.

        The list can't be asked for a head branch on every version, so it is read, newest first.
        """
        for state in ("open", "closed"):
            for page in range(1, _MOST_PAGES):
                path = f"/pulls?state={state}&sort=recentupdate&page={page}&limit={_PAGE}"
                listed = self._ask(lambda pulls: list(map(_request, pulls)), "GET", path)
                ours = [request for request in listed if request.branch == branch]
                if ours or not listed:
                    break
            if ours:
                return first_or_newest(ours)
        return None

    def create(self, draft: Draft) -> Request:
        """Make the request; where somebody was first, that one."""
        members = {
            "head": draft.branch,
            "base": draft.base,
            "title": draft.title,
            "body": draft.body,
        }
        try:
            return self._ask(_request, "POST", "/pulls", members)
        except ForgeError as error:
            there = self.find(draft.branch) if error.status == 409 else None
            if there is None or there.state != "open":
                raise
            return there

    def update(self, request: Request, draft: Draft) -> Request:
        """Give an open request the draft's title and body."""
        return self._edit(request, {"title": draft.title, "body": draft.body})

    def close(self, request: Request, draft: Draft) -> Request:
        """Withdraw: give it the draft's title and body and close it, in one step."""
        return self._edit(request, {"title": draft.title, "body": draft.body, "state": "closed"})

    def _edit(self, request: Request, changes: dict[str, str]) -> Request:
        return self._ask(_request, "PATCH", f"/pulls/{request.number}", changes)

    def _ask(
        self,
        read: Callable[[Any], Answer],
        verb: str,
        path: str,
        body: dict[str, str] | None = None,
    ) -> Answer:
        def call() -> Answer:
            try:
                answer = self._client.request(verb, path, json=body)
                if answer.is_success:
                    return read(answer.json())
            except (httpx.HTTPError, *UNREADABLE) as error:
                raise unreachable(self._where, self._token, error) from None
            raise refused(
                self._where, self._token, answer.status_code, _said(answer), answer.headers
            )

        return patiently(call)


def _said(answer: httpx.Response) -> str:
    try:
        return str(answer.json()["message"])
    except (ValueError, KeyError, TypeError):
        return answer.text


def _request(pull: Json) -> Request:
    merged = bool(pull["merged"])
    head, base = pull["head"], pull["base"]
    is_ours = (head.get("repo") or {}).get("full_name") == base["repo"]["full_name"]
    return Request(
        state="merged" if merged else "open" if pull["state"] == "open" else "closed",
        title=pull["title"],
        body=pull["body"] or "",
        number=str(pull["number"]),
        url=pull["html_url"],
        # Once the branch is gone, `ref` is refs/pull/N/head; `label` keeps its name.
        branch=head["label"] if is_ours else None,
        merge_commit=pull["merge_commit_sha"] if merged else None,
    )
