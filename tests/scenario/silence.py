"""A wire between an instance and its hub that can be cut, or go silent."""

from __future__ import annotations

import contextlib
import shutil
import socket
import tempfile
import threading
from pathlib import Path
from typing import Self


class Wire:
    """A folder with a socket like a server's, behind which it forwards to that server."""

    def __init__(self, target: Path) -> None:
        """`target`: the server's own socket folder."""
        self._target = str(target / ".s.PGSQL.5432")
        self.folder = Path(tempfile.mkdtemp(prefix="centralcloud-wire-"))
        self.folder.chmod(0o755)
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.folder / ".s.PGSQL.5432"))
        (self.folder / ".s.PGSQL.5432").chmod(0o777)
        self._listener.listen(50)
        self._ends: list[socket.socket] = []
        #: How many more bytes the hub's answers may have before the wire goes silent.
        self.allowance = float("inf")
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(self, *_args: object) -> None:
        """Take it away."""
        self._listener.close()
        self.cut()
        shutil.rmtree(self.folder)

    def cut(self) -> None:
        """Hang up on both sides."""
        for end in self._ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self._ends.clear()

    def _accept(self) -> None:
        while True:
            try:
                near, _address = self._listener.accept()
            except OSError:
                return
            far = socket.socket(socket.AF_UNIX)
            self._ends.append(near)
            try:
                far.connect(self._target)
            except OSError:
                near.close()
                continue
            self._ends.append(far)
            for source, sink, counts in ((near, far, False), (far, near, True)):
                threading.Thread(
                    target=self._forward, args=(source, sink, counts), daemon=True
                ).start()

    def _forward(self, source: socket.socket, sink: socket.socket, counts: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if counts:
                    self.allowance -= len(data)
                # Silence is no end: what comes is swallowed, and nobody hangs up.
                if self.allowance >= 0:
                    sink.sendall(data)
            if self.allowance >= 0:
                sink.shutdown(socket.SHUT_RDWR)
