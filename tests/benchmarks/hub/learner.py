"""Somebody in a class: a page with its cookies, a notebook, and the way to its kernel.

It says over HTTP and a websocket what JupyterLab and our widgets say (link.js): an act with the
page's name and a number, one on its way at a time, answered by `answered` and a list to paint.
"""

import asyncio
import json
import math
import secrets
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import httpx
import nbformat
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

LARGE = 100_000     # bytes: the files of JupyterLab's page that a first visit waits for
STATIC = "share/jupyter/lab/static"
PATIENCE = 120      # seconds until something counts as failed
PARTS = ("header", "parent_header", "metadata", "content")


class Learner:
    """Logs in, opens a chapter, runs it, moves its sliders and saves it."""

    def __init__(self, address, name, password):
        self.name, self.password, self.home = name, password, f"/user/{name}/"
        self.address, self.session = address, secrets.token_hex(16)
        self.http = httpx.AsyncClient(base_url=address, timeout=PATIENCE, follow_redirects=True)
        self.page, self.number, self.way = secrets.token_hex(8), 0, None
        self.models, self.replies, self.answers, self.outputs = {}, {}, {}, {}

    def _token(self, path):
        return next(cookie.value for cookie in self.http.cookies.jar
                    if (cookie.name, cookie.path) == ("_xsrf", path))

    async def log_in(self):
        """Log in, and wait for the server as the hub's page does."""
        await self._get("/hub/login")
        token = self._token("/hub/")
        said = await self.http.post("/hub/login", params={"next": ""}, data={
            "_xsrf": token, "username": self.name, "password": self.password})
        said.raise_for_status()
        await self.wait_for_server()

    async def wait_for_server(self):
        """Follow the progress of the start until the server is there; RuntimeError if it fails."""
        ask = {"X-XSRFToken": self._token("/hub/"), "Referer": f"{self.address}/hub/home"}
        progress = f"/hub/api/users/{self.name}/server/progress"
        async with self.http.stream("GET", progress, headers=ask) as told:
            told.raise_for_status()
            async for line in told.aiter_lines():
                if '"ready": true' in line:
                    return
                if '"failed": true' in line:
                    raise RuntimeError(f"{self.name} got no server: {line}")

    async def _get(self, path, **options):
        said = await self.http.get(path, **options)
        said.raise_for_status()
        return said

    async def arrive(self):
        """Go where the hub sends a learner: fetch the course, then load JupyterLab's page."""
        page = await self._get(self.home)
        query = dict(page.url.params)
        if not page.url.path.endswith("/git-pull"):
            raise RuntimeError(f"the first page is {page.url}; it should fetch the course")
        query["targetpath"] = query.pop("targetPath")
        async with self.http.stream("GET", f"{self.home}git-pull/api", params=query) as told:
            async for line in told.aiter_lines():
                if '"phase": "error"' in line:
                    raise RuntimeError(f"{self.name} did not get the course: {line}")
        await self._get(f"{self.home}{query['urlpath']}")
        return query["urlpath"].removeprefix("lab/tree/")

    async def reload(self):
        """Load the page anew, and start the server where the hub finds that it has ended."""
        await self._get("/hub/spawn")
        await self.wait_for_server()
        await self._get(f"{self.home}lab/tree/{self.path}")

    async def load_page(self, prefix):
        """Fetch what a browser that was never here waits for: JupyterLab's large files."""
        for file in sorted(Path(prefix, STATIC).glob("*.js")):
            if file.stat().st_size >= LARGE:
                await self._get(f"{self.home}static/lab/{file.name}")

    async def open(self, path):
        """Open a notebook and a kernel for it."""
        said = await self._get(f"{self.home}api/contents/{path}")
        self.path, self.notebook = path, nbformat.from_dict(said.json()["content"])
        await self.connect()

    async def connect(self):
        """Get the notebook's kernel, an old one or a new one, and open the way to it."""
        said = await self._send("POST", "api/sessions", {
            "path": self.path, "name": self.path, "type": "notebook",
            "kernel": {"name": "python3"}})
        self.kernel = said["kernel"]["id"]
        where = f"{self.home}api/kernels/{self.kernel}/channels?session_id={self.session}"
        cookie = self.http.build_request("GET", where).headers["cookie"]
        self.way = await websocket_connect(
            HTTPRequest(f"ws{self.address.removeprefix('http')}{where}",
                        headers={"Cookie": cookie, "Origin": self.address},
                        request_timeout=PATIENCE),
            subprotocols=["v1.kernel.websocket.jupyter.org"])
        self.listening = asyncio.create_task(self._listen(self.way))

    async def _send(self, method, path, body):
        said = await self.http.request(method, self.home + path, json=body,
                                       headers={"X-XSRFToken": self._token(self.home)})
        said.raise_for_status()
        return said.json() if said.content else None

    async def _listen(self, way):
        while (packed := await way.read_message()) is not None:
            _, parts = deserialize_msg_from_ws_v1(packed)
            header, parent, _, content = map(json.loads, parts[:4])
            self._hear(header["msg_type"], parent.get("msg_id"), content)
        for waiting in [*self.replies.values(), *self.answers.values()]:
            if not waiting.done():
                waiting.set_exception(ConnectionError("the way to the kernel is closed"))

    def _hear(self, kind, parent, content):
        if kind == "execute_reply":
            settle(self.replies.pop(parent, None), content)
        elif kind == "comm_open":
            self.models[content["comm_id"]] = content["data"].get("state", {})
        elif kind == "comm_msg" and content["data"].get("method") == "update":
            state = content["data"]["state"]
            self.models.get(content["comm_id"], {}).update(state)
            page, number = state.get("answered", (None, 0))
            if page == self.page:
                settle(self.answers.pop(number, None), None)
        elif parent in self.outputs and kind in ("stream", "error", "display_data",
                                                 "execute_result"):
            self.outputs[parent].append((kind, content))

    def _say(self, kind, content):
        header = {"msg_id": secrets.token_hex(16), "msg_type": kind, "username": self.name,
                  "session": self.session, "version": "5.3",
                  "date": datetime.now(UTC).isoformat()}
        message = dict(zip(PARTS, (header, {}, {}, content), strict=True))
        packed = serialize_msg_to_ws_v1(message, "shell", lambda part: json.dumps(part).encode())
        self.way.write_message(packed, binary=True)
        return header["msg_id"]

    async def run(self, source):
        """Run one cell; return its outputs as pairs of kind and content.

        RuntimeError if it fails, ConnectionError if the kernel goes away meanwhile.
        """
        (outputs,) = await self.run_cells([source])
        return outputs

    async def run_cells(self, sources):
        """Send cells as Run All does, all at once; return the outputs of each."""
        asked, loop = [], asyncio.get_running_loop()
        for source in sources:
            message = self._say("execute_request", {
                "code": source, "silent": False, "store_history": True, "user_expressions": {},
                "allow_stdin": False, "stop_on_error": True})
            self.replies[message], self.outputs[message] = loop.create_future(), []
            asked.append((message, self.replies[message]))
        async with asyncio.timeout(PATIENCE):
            replies = await asyncio.gather(*(reply for _, reply in asked))
        if bad := [reply for reply in replies if reply["status"] != "ok"]:
            raise RuntimeError(f"{self.name}: a cell failed: {bad[0]}")
        return [self.outputs.pop(message) for message, _ in asked]

    async def run_all(self):
        """Run every cell, and put the outputs where a save finds them."""
        cells = [cell for cell in self.notebook.cells if cell.cell_type == "code"]
        for cell, told in zip(cells, await self.run_cells([cell.source for cell in cells]),
                              strict=True):
            cell.outputs = [nbformat.v4.output_from_msg(
                {"header": {"msg_type": kind}, "content": content}) for kind, content in told]

    async def save(self):
        """Save the notebook, with its outputs, as JupyterLab does."""
        await self._send("PUT", f"api/contents/{self.path}", {
            "type": "notebook", "format": "json", "content": self.notebook})

    def sliders(self):
        """Return the sliders that can be moved, as pairs of the view's id and what it says."""
        return [(comm, control) for comm, state in self.models.items()
                for control in state.get("controls", ()) if control["kind"] == "slider"
                and not control["fixed"] and control["name"] not in state.get("asleep", ())]

    async def act(self, comm, **act):
        """Do one thing with a hand, and wait until the kernel has answered with a picture."""
        number = self.number = self.number + 1
        answer = self.answers[number] = asyncio.get_running_loop().create_future()
        self._say("comm_msg", {"comm_id": comm, "data": {"method": "custom", "content": {
            "page": self.page, "number": number, "acts": [act]}}})
        async with asyncio.timeout(PATIENCE):
            await answer

    async def move(self, seconds, rate, rng):
        """Move one slider after another, `rate` times a second; return what each answer took.

        The page sends the newest of the moves that wait; the clock counts from the oldest.
        """
        taken, sliders = [], self.sliders()
        due = time.monotonic() + rng.uniform(0, 1 / rate)
        end = due + seconds
        while due < end:
            await asyncio.sleep(max(0, due - time.monotonic()))
            comm, control = sliders[len(taken) // 5 % len(sliders)]
            sent = time.monotonic()
            await self.act(comm, move=[control["name"], some_value(control, rng)])
            taken.append(time.monotonic() - due)
            due += ((sent - due) * rate // 1 + 1) / rate
        return taken

    async def leave(self):
        """Close the page; the server stays, as it does when somebody closes the browser."""
        if self.way:
            self.way.close()
            self.listening.cancel()
        await self.http.aclose()


def settle(future, value):
    """Give a future its value, where somebody still waits for it."""
    if future and not future.done():
        future.set_result(value)


def some_value(control, rng):
    """Return a value that a slider of the page can have."""
    steps = round((control["max"] - control["min"]) / control["step"])
    if control.get("log"):
        return 10 ** rng.uniform(*map(math.log10, (control["min"], control["max"])))
    value = control["min"] + rng.randint(0, steps) * control["step"]
    return round(value) if control.get("whole") else round(value, 10)
