"""systemd: what a service tells it (sd_notify), and the units that come with the package."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from pathlib import Path

_UNITS = Path(__file__).parent / "operations"
_PLACEHOLDER = "/usr/local/bin/centralcloud"


def notify(state: str) -> None:
    """Say READY=1 and the like to whoever started this process, if that wants to know."""
    address = os.environ.get("NOTIFY_SOCKET")
    if address:
        # A leading @ stands for the null byte of the abstract namespace.
        name = "\0" + address[1:] if address.startswith("@") else address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as said:
            said.sendto(state.encode(), name)


def unit(name: str) -> str:
    """The text of a unit, which starts the `centralcloud` that is running now."""
    program = shutil.which(sys.argv[0])
    text = (_UNITS / name).read_text(encoding="utf-8")
    return text.replace(_PLACEHOLDER, str(Path(program).absolute())) if program else text
