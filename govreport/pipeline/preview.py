"""A site shown on this machine while it is being worked on; open pages follow each change."""

from __future__ import annotations

import time
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread

_OURS = "/-preview/"
_SCRIPT = Path(__file__).with_name("reload.js")
_LONGEST = 20.0
"""Seconds until a waiting page is told that nothing has changed."""


class Shown:
    """Which state of the site is shown, for the pages that wait for the next."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._made = str(time.time_ns())

    @property
    def made(self) -> str:
        """Tells one state from another, also after a new start."""
        return self._made

    def renew(self) -> None:
        """Let waiting pages know that the site was made anew."""
        with self._changed:
            self._made = str(time.time_ns())
            self._changed.notify_all()

    def next(self, seen: str) -> str:
        """Wait until another state than `seen` is shown, but not for ever, and return the state."""
        with self._changed:
            self._changed.wait_for(lambda: self._made != seen, _LONGEST)
            return self._made


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that has gone away."""


def open_preview(site: Path, port: int, shown: Shown) -> ThreadingHTTPServer:
    """Serve a folder to this machine alone, from now on, in the background.

    Raises:
        OSError: If the port is taken.
    """
    server = _Server(("127.0.0.1", port), partial(_Page, shown, str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    return server


class _Page(SimpleHTTPRequestHandler):
    def __init__(self, shown: Shown, site: str, *given: object) -> None:
        self._shown = shown
        super().__init__(*given, directory=site)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a waiting page, or send a file; pages come with the script that waits."""
        place, _, query = self.path.partition("?")
        file = Path(self.translate_path(self.path))
        if place == f"{_OURS}made":
            self._send(self._shown.next(query).encode(), "text/plain")
        elif place == f"{_OURS}reload.js":
            self._send(_SCRIPT.read_bytes(), "text/javascript")
        elif place.endswith("/") and (file / "index.html").is_file():
            self._send_page(file / "index.html")
        elif file.suffix == ".html" and file.is_file():
            self._send_page(file)
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page for a missing address."""
        missing = Path(self.directory) / "404.html"
        if code == HTTPStatus.NOT_FOUND and missing.is_file():
            self._send_page(missing, HTTPStatus.NOT_FOUND)
        else:
            super().send_error(code, message, explain)

    def _send_page(self, file: Path, status: HTTPStatus = HTTPStatus.OK) -> None:
        script = f'<script src="{_OURS}reload.js?{self._shown.made}"></script>'.encode()
        before, end, after = file.read_bytes().rpartition(b"</body>")
        self._send(before + script + end + after, "text/html; charset=utf-8", status)

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Let the browser keep nothing: what it has may be of the last state."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *given: object) -> None:
        """Say nothing."""
