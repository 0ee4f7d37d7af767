"""The writer's own server: shows one output folder under the site's real base path, on this machine only.

It answers GET and HEAD for itself alone (the Host header is looked at, so that no page elsewhere can read drafts
through it), and never caches.
"""

import os
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from generator.serve.board import Board, Showing
from generator.serve.margin import SCRIPT as MARGIN_SCRIPT
from generator.serve.media_types import media_type
from generator.serve.overlay import (
    EVENTS_PATH,
    MARGIN_PATH,
    OWN_PATH,
    SCRIPT_PATH,
    STYLE_PATH,
    STYLES,
    empty_page,
    with_overlay,
)
from generator.serve.paths import find_file, request_path
from generator.serve.reload import SCRIPT

ADDRESS = "127.0.0.1"
_BEAT = 15.0
_OWN_FILES = {STYLE_PATH: STYLES, SCRIPT_PATH: SCRIPT, MARGIN_PATH: MARGIN_SCRIPT}


class SiteServer(ThreadingHTTPServer):
    """Answers from what the board shows."""

    daemon_threads = True
    # On Windows this would let two servers share a port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int, board: Board) -> None:
        super().__init__((ADDRESS, port), SiteHandler)
        self.board = board
        self.hosts = allowed_hosts(self.server_port)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no news; neither is anything else here."""

    def server_bind(self) -> None:
        # The standard one asks the network for this machine's name, which can take seconds.
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]


def allowed_hosts(port: int) -> frozenset[str]:
    """What a Host header may say."""
    names = ("127.0.0.1", "localhost", "[::1]")
    with_port = {f"{name}:{port}" for name in names}
    return frozenset(with_port | set(names) if port == 80 else with_port)


class SiteHandler(BaseHTTPRequestHandler):
    """One request."""

    server: SiteServer
    protocol_version = "HTTP/1.1"
    server_version = "Dateline"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        """Sends a file, a redirect, the events, or the page for what is not there."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """The same without the body."""
        self._answer(body=False)

    def __getattr__(self, name: str) -> Any:
        """Every other method is refused."""
        if name.startswith("do_"):
            return self._refuse_method
        raise AttributeError(name)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the standard library's
        """Says nothing: the terminal is for what is wrong in the site."""

    def _answer(self, *, body: bool) -> None:
        if self.headers.get("Host", "").lower() not in self.server.hosts:
            self._send(
                HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"This server answers for itself only.\n", body
            )
            return
        path = request_path(self.path)
        if path is not None and path.startswith(OWN_PATH):
            self._answer_own(path, body)
            return
        showing = self.server.board.read()
        found = find_file(showing.folder, showing.base_path, self.path)
        if found.go_to:
            self._redirect(found.go_to)
        elif found.file is not None:
            self._send_file(HTTPStatus.OK, found.file, showing, body)
        else:
            self._send_missing(showing, body)

    def _answer_own(self, path: str, body: bool) -> None:
        if path == EVENTS_PATH and body:
            self._send_events()
        elif path in _OWN_FILES:
            self._send(HTTPStatus.OK, media_type(path), _OWN_FILES[path].encode(), body)
        else:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"Not found.\n", body)

    def _send_file(self, status: HTTPStatus, file: Path, showing: Showing, body: bool) -> None:
        try:
            data = file.read_bytes()
        except OSError:
            self._send_missing(showing, body)
            return
        kind = media_type(file.name)
        if kind.startswith("text/html"):
            understood = showing.understood.get(_address_of(file, showing.folder), ())
            data = with_overlay(data, showing.version, showing.faults, understood)
        self._send(status, kind, data, body)

    def _send_missing(self, showing: Showing, body: bool) -> None:
        missing = showing.folder / "404.html"
        if missing.is_file() and not missing.is_symlink() and request_path(self.path) != "/404.html":
            self._send_file(HTTPStatus.NOT_FOUND, missing, showing, body)
            return
        words = "There is no such page." if not showing.faults else "The site has not been built yet."
        page = with_overlay(empty_page(words), showing.version, showing.faults)
        self._send(HTTPStatus.NOT_FOUND, media_type("x.html"), page, body)

    def _redirect(self, target: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", target)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, data: bytes, body: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if body:
            self.wfile.write(data)

    def _send_events(self) -> None:
        """Server-sent events: one when there is something newer than the page has."""
        asked = parse_qs(urlsplit(self.path).query).get("after", ["0"])[0]
        after = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else 0
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        while not self.server.board.closed:
            newer = self.server.board.wait(after, _BEAT)
            if newer is not None:
                self.wfile.write(f"event: built\ndata: {newer.version}\n\n".encode())
                return
            # A comment now and then finds out whether anybody still listens.
            self.wfile.write(b": still here\n\n")
            self.wfile.flush()

    def _refuse_method(self) -> None:
        self.close_connection = True
        self.send_response(HTTPStatus.METHOD_NOT_ALLOWED)
        self.send_header("Allow", "GET, HEAD")
        self.send_header("Content-Length", "0")
        self.send_header("Connection", "close")
        self.end_headers()


def _address_of(file: Path, folder: Path) -> str:
    """The address of a page by its file: `/briefs/x/` of briefs/x/index.html."""
    return "/" + file.relative_to(folder).as_posix().removesuffix("index.html")
