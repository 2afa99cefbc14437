"""Serve a folder on 127.0.0.1 as a web host does: packed for the way where that helps.

    python tests/lite/serve.py FOLDER [PORT]

Tests and benchmarks also ask it what was asked for and how many bytes went out, let it refuse
names as a school's filter does, and let other pages use it as they use a CDN.
"""

import contextlib
import gzip
import sys
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

PACKED = {".html", ".js", ".mjs", ".css", ".json", ".ipynb", ".svg", ".wasm", ".md"}


@cache
def packed(path, _written):
    return gzip.compress(Path(path).read_bytes(), 6)


class Answers(SimpleHTTPRequestHandler):
    """What a `Served` answers."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript",
                      ".wasm": "application/wasm"}

    def do_GET(self):
        self.server.asked.append(self.path)
        path = Path(self.translate_path(self.path))
        if path.suffix in self.server.refused:
            self.send_error(403)
        elif path.is_file() and path.suffix in PACKED and self.unpacks():
            self.send_packed(packed(str(path), path.stat().st_mtime_ns))
        else:
            super().do_GET()

    def unpacks(self):
        """Return whether who asks can unpack."""
        return "gzip" in self.headers.get("Accept-Encoding", "")

    def send_packed(self, body):
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(self.path.partition("?")[0]))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.sent += len(body)

    def copyfile(self, source, outputfile):
        body = source.read()
        outputfile.write(body)
        self.server.sent += len(body)

    def end_headers(self):
        if self.server.for_all:
            self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_):
        pass


class Served(ThreadingHTTPServer):
    """A folder on a port of its own; `asked` are all paths, `sent` the bytes of all answers.

    Files whose names end in one of `refused` are forbidden; with `for_all` the pages of other
    addresses may use it.
    """

    daemon_threads = True

    def __init__(self, folder, port=0, refused=(), for_all=False):
        self.asked, self.sent, self.refused, self.for_all = [], 0, refused, for_all
        super().__init__(("127.0.0.1", port), partial(Answers, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self.server_port}"
        Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_):
        """Say nothing of a browser that hung up."""

    def stop(self):
        """Be gone, as a network is."""
        self.shutdown()
        self.server_close()


if __name__ == "__main__":
    served = Served(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 8000)
    print(f"{served.address}/ (stop with Ctrl+C)")
    with contextlib.suppress(KeyboardInterrupt):
        Event().wait()
