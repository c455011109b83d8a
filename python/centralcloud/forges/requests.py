"""What every forge can do, and how each of their refusals is told."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Literal, Protocol, TypeVar

from centralcloud.errors import CentralCloudError
from centralcloud.git import redact

#: How long a client waits for an answer, in seconds.
TIMEOUT = 30
#: A forge that wants us to wait longer is left alone until the task's next attempt.
_LONGEST_WAIT = 30
_LONGEST_ANSWER = 500
#: GitHub's words for its limits, which come as 403 and not always with a moment.
_LIMITED = re.compile("rate limit|abuse detection", re.IGNORECASE)
#: What reading an answer of another shape than the documented one ends with.
UNREADABLE = (ValueError, TypeError, AttributeError, KeyError, AssertionError)
State = Literal["open", "merged", "closed"]
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Where:
    """A repository of a forge: kind, base address of the API ('': the public one), OWNER/NAME."""

    kind: str
    url: str
    repository: str

    @classmethod
    def read(cls, told: Mapping[str, str | None]) -> Where:
        """As a task's payload says it."""
        return cls(*(told.get(name) or "" for name in ("kind", "url", "repository")))

    def __str__(self) -> str:
        return f"{self.kind} ({redact(self.url) or 'the public one'})"


@dataclass(frozen=True)
class Draft:
    """A request as it should be; `commit` is the branch's tip."""

    branch: str
    base: str
    commit: str
    title: str
    body: str


@dataclass(frozen=True)
class Request:
    """A request as the forge has it. `closed`: without a merge; without a forge it is a text."""

    state: State
    title: str
    body: str
    number: str | None = None
    url: str | None = None
    #: The branch that it asks to merge; None: not one of this very repository.
    branch: str | None = None
    #: The commit that the merge left on the base branch, where the forge says.
    merge_commit: str | None = None
    text: str | None = None

    def of(self, branch: str) -> Request:
        """Itself; CentralCloudError where it is a request for something else."""
        if self.branch != branch:
            raise CentralCloudError(
                f"request {self.number} is not for {branch}, but {redact(self.url or 'another')}",
                detail="It is known by its number, which means another one on another forge.",
                hint="Set learning.forge, learning.forge_url and learning.repository back until "
                "the open export is merged or closed.",
                sqlstate="SC609",
            )
        return self


class Forge(Protocol):
    """Pull requests of one repository. Every method raises CentralCloudError, in words."""

    def read(self, number: str) -> Request:
        """The request of this number."""

    def find(self, branch: str) -> Request | None:
        """The request for a branch of this very repository: the open one, else the newest."""

    def create(self, draft: Draft) -> Request:
        """Make the request; where somebody was first, that one."""

    def update(self, request: Request, draft: Draft) -> Request:
        """Give an open request the draft's title and body."""

    def close(self, request: Request, draft: Draft) -> Request:
        """Withdraw: give it the draft's title and body and close it, in one step."""


class ForgeError(CentralCloudError):
    """A forge said no, or nothing. `status`: of HTTP, None when there was no answer."""

    status: int | None = None


def refused(
    where: Where, token: str, status: int, answer: str, headers: Mapping[str, str]
) -> ForgeError:
    """What a forge's answer means: the fact, the rule and what to do next, without the token.

    `headers` are found by their names in lower case.
    """
    said = clean(answer, token)
    wait = _wait(headers)
    if status == 429 or (status == 403 and (wait is not None or _LIMITED.search(answer))):
        fact, code = f"{where} wants us to wait", "SC610"
        again = "it does not say until when" if wait is None else f"again in {wait:.0f} seconds"
        rule = f"Too many requests; {again}."
        hint = "The task is tried again then, or after its backoff; look who else uses this token."
    elif status in (401, 403):
        fact, code = f"{where} refuses the token for {where.repository}", "SC608"
        rule = "The token needs to read the repository and to write pull requests there."
        hint = "Make a new one with these rights and give it to the worker, then look at the task."
    elif 300 <= status < 400:
        place = clean(redact(headers.get("location") or "another address"), token)
        fact, code = f"{where} sends us away from {where.repository}, to {place}", "SC609"
        rule = "No redirect is followed: the token is for this address alone."
        hint = "Set learning.repository and learning.forge_url on the hub to what it is now."
    elif status == 404:
        fact, code = f"{where} has no repository {where.repository}, or hides it", "SC609"
        rule = "A repository that a token may not see is not there to it."
        hint = "Look at learning.repository and learning.forge_url on the hub, and at the token."
    elif status >= 500:
        fact, code = f"{where} is broken: it answers with {status}", "SC611"
        rule = "Nothing was lost; what was pushed is there."
        hint = "The task is tried again; look at the forge when it stays so."
    else:
        fact, code = f"{where} refuses the request for {where.repository} ({status})", "SC609"
        rule = "A rule of the forge or of the repository forbids it."
        hint = "Read what it says; often a rule on branches or pull requests stands against it."
    error = ForgeError(fact, "\n".join(filter(None, [rule, said])), hint, code)
    error.status = status
    error.wait = wait
    return error


def unreachable(where: Where, token: str, error: Exception) -> ForgeError:
    """Nothing, or nothing that can be read, came from the forge."""
    return ForgeError(
        f"{where} is out of reach",
        detail=clean(f"{type(error).__name__}: {error}", token),
        hint="Look at the network and at learning.forge_url on the hub; the task is tried again.",
        sqlstate="SC611",
    )


def patiently(call: Callable[[], Answer]) -> Answer:
    """Call; once more after a short wait that the forge asks for, a long one is the task's."""
    try:
        return call()
    except ForgeError as error:
        if error.wait is None or error.wait > _LONGEST_WAIT:
            raise
        time.sleep(error.wait)
    return call()


def clean(text: str, token: str) -> str:
    """Somebody else's text, short, on one line, and without the token."""
    words = " ".join(re.sub(r"<[^>]*>", " ", text.replace(token, "***")).split())
    return words[:_LONGEST_ANSWER]


def first_or_newest(requests: list[Request]) -> Request | None:
    """The open one, else the one with the highest number."""
    ranked = sorted(requests, key=lambda r: (r.state == "open", int(r.number or 0)))
    return ranked[-1] if ranked else None


def _wait(headers: Mapping[str, str]) -> float | None:
    """In how many seconds a forge wants to be asked again; None where it says nothing of it.

    Retry-After is in seconds or a date. GitHub's own limit, and GitLab's, is a moment in seconds
    since 1970 that counts where no request is left until then.
    """
    after = headers.get("retry-after") or ""
    if after.isdecimal():
        return float(after)
    try:
        return max(parsedate_to_datetime(after).timestamp() - time.time(), 0)
    except ValueError:
        pass
    for name in ("x-ratelimit", "ratelimit"):
        reset = headers.get(f"{name}-reset") or ""
        if headers.get(f"{name}-remaining") == "0" and reset.isdecimal():
            return max(float(reset) - time.time(), 0)
    return None
