"""Git without a forge: the request is a text, made by git itself, for a person to act upon."""

from __future__ import annotations

from centralcloud.clone import Clone
from centralcloud.errors import CentralCloudError
from centralcloud.forges.requests import Draft, Request


class PlainGit:
    """Nothing is kept anywhere: what became of a request is read from the branches."""

    def __init__(self, clone: Clone) -> None:
        """`clone` is of the repository that the request is for."""
        self._clone = clone

    def read(self, number: str) -> Request:
        """Never called for what this made: its requests have no numbers."""
        raise CentralCloudError(
            f"without a forge there is no pull request {number}",
            detail="It was made while learning.forge named a forge.",
            hint="Set learning.forge back until that request is merged or closed.",
            sqlstate="SC609",
        )

    def find(self, branch: str) -> Request | None:
        """No request is kept."""
        return None

    def create(self, draft: Draft) -> Request:
        """The text of `git request-pull` below what the draft says."""
        asked = self._clone.request_pull(f"refs/remotes/origin/{draft.base}", draft.branch)
        text = f"{draft.title}\n\n{draft.body}\n{asked}"
        return Request("open", draft.title, draft.body, text=text)

    def update(self, request: Request, draft: Draft) -> Request:
        """A text is made anew."""
        return self.create(draft)

    def close(self, request: Request, draft: Draft) -> Request:
        """Nothing is kept that could be closed."""
        return request
