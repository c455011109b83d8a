"""Running git: a clean environment, no questions, a time limit, errors in words."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from centralcloud.errors import CentralCloudError

_CONFIGURATION = Path(__file__).with_name("gitconfig")
_FIXED = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": str(_CONFIGURATION),
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    # An address comes with a message: `ext::` would run what it says.
    "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh",
    "GIT_HTTP_LOW_SPEED_LIMIT": "1000",
    "GIT_HTTP_LOW_SPEED_TIME": "30",
    # glibc would give memory back to the kernel, and ask for it again, for each object.
    "MALLOC_TOP_PAD_": "4194304",
    "LC_ALL": "C",
    "TZ": "UTC",
}
_DEFAULTS = {
    "PATH": os.defpath,
    "GIT_SSH_COMMAND": "ssh -o BatchMode=yes -o ConnectTimeout=15",
}
#: What may pass from the worker's environment: ways to the network and to keys.
_PASSED = (
    "PATH", "HOME", "TMPDIR", "SSH_AUTH_SOCK", "GIT_SSH_COMMAND", "GIT_ASKPASS",
    "GIT_SSL_CAINFO", "SSL_CERT_FILE", "SSL_CERT_DIR",
    "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
)  # fmt: skip
_SECRET = "CENTRALCLOUD_GIT_PASSWORD"
#: Run by git, with `get` where it wants a login: the one that is beside it in the environment.
_HELPER = (
    '!f() { test "$1" != get || '
    f'printf "username=%s\\npassword=%s\\n" "$CENTRALCLOUD_GIT_USER" "${_SECRET}"; }}; f'
)
_PASSWORD = re.compile(r"(?<=://)([^/@:\s]*):[^/@\s]*@")


class GitError(CentralCloudError):
    """Git said no; `output` is what it printed on stdout, `detail` its stderr."""

    output: str = ""


class Git:
    """Git in one bare repository, or in none. What fails is a GitError with git's own stderr."""

    def __init__(self, repository: Path | None = None) -> None:
        """Nothing is run yet."""
        self._where = [] if repository is None else [f"--git-dir={repository.absolute()}"]

    @classmethod
    def create_bare(cls, path: Path, branch: str = "main") -> Git:
        """Make an empty bare repository, without hooks; once is enough, twice is fine."""
        place = (f"--initial-branch={branch}", str(path.absolute()))
        cls().run("init", "--quiet", "--bare", "--template=", *place)
        return cls(path)

    def run(
        self,
        *arguments: str,
        timeout: float = 60,
        environment: Mapping[str, str] | None = None,
    ) -> str:
        """Run git and return what it prints. `timeout` in seconds."""
        printed = self.pipe(*arguments, timeout=timeout, environment=environment)
        return printed.decode(errors="surrogateescape")

    def pipe(
        self,
        *arguments: str,
        stdin: bytes = b"",
        timeout: float = 60,
        environment: Mapping[str, str] | None = None,
    ) -> bytes:
        """The same with bytes in and out; `environment` is added to what git is told."""
        # A file, since a pipe is fed 4 KB at a time.
        with TemporaryFile() as given:
            given.write(stdin)
            given.seek(0)
            process = self._start(arguments, given, environment or {})
        stdout, stderr = _communicate(process, arguments[0], timeout)
        if process.returncode:
            output, told = (
                redact(stream.decode(errors="replace"), (environment or {}).get(_SECRET))
                for stream in (stdout, stderr)
            )
            failure = GitError(
                f"git {arguments[0]} failed with exit code {process.returncode}",
                detail=told.strip() or None,
                sqlstate="SC606",
            )
            failure.output = output
            raise failure
        return stdout

    def _start(
        self, arguments: tuple[str, ...], stdin: IO[bytes], environment: Mapping[str, str]
    ) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                ["git", *self._where, *arguments],
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_environment() | dict(environment),
                # Not in a repository of whoever started the worker: its configuration would hold.
                cwd="/",
                start_new_session=True,
            )
        except FileNotFoundError as error:
            raise GitError(
                "git is not installed",
                detail=str(error),
                hint="apt-get install git, then try again.",
                sqlstate="SC607",
            ) from error


def redact(text: str, secret: str | None = None) -> str:
    """The text with the password of every address in it, and a secret, blotted out."""
    plain = text.replace(secret, "***") if secret else text
    return _PASSWORD.sub(r"\1:***@", plain)


def login(origin: str, user: str, password: str) -> dict[str, str]:
    """The environment with which git logs in to one origin, `https://HOST[:PORT]`, and to no other.

    It is asked for after ~/.netrc was of no use. Nothing of it is in an argument, a file or an
    address. Where the account has a GIT_ASKPASS, that is to say what to log in with: empty.
    """
    if "GIT_ASKPASS" in os.environ:
        return {}
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"credential.{origin}.helper",
        "GIT_CONFIG_VALUE_0": _HELPER,
        "CENTRALCLOUD_GIT_USER": user,
        _SECRET: password,
    }


def _environment() -> dict[str, str]:
    passed = {name: os.environ[name] for name in _PASSED if name in os.environ}
    return _DEFAULTS | passed | _FIXED


def _communicate(
    process: subprocess.Popen[bytes], command: str, timeout: float
) -> tuple[bytes, bytes]:
    """Drain it; whatever interrupts this ends git and the helpers it started."""
    try:
        return process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired as error:
        raise GitError(
            f"git {command} did not end within {timeout:g} s",
            detail="The other side is slow, or does not answer at all.",
            hint="Look at the network and at the server of the repository.",
            sqlstate="SC605",
        ) from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
