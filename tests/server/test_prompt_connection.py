"""The way from kernel to page: Jupyter's server uses ours, and it waits for nothing."""

import asyncio
import socket
from types import SimpleNamespace

from jupyter_core.paths import jupyter_config_path
from jupyter_server.extension.config import ExtensionConfigManager
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from nbconvert import HTMLExporter
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application
from tornado.websocket import WebSocketHandler, websocket_connect
from traitlets.config import Config

from course_lib.server import prompt_connection
from course_lib.server.exporting import OwnPage
from course_lib.server.prompt_connection import SETTING, PromptConnection


def test_this_environment_turns_the_extension_on():
    found = ExtensionConfigManager(read_config_path=jupyter_config_path())
    assert found.get_jpserver_extensions().get("course_lib.server.prompt_connection") is True


def test_it_takes_the_place_of_the_usual_connection_and_of_no_other():
    for before, after in ((ZMQChannelsWebsocketConnection, PromptConnection), (dict, dict)):
        app = SimpleNamespace(web_app=SimpleNamespace(settings={SETTING: before}),
                              config=Config())
        prompt_connection._load_jupyter_server_extension(app)
        assert app.web_app.settings[SETTING] is after
        exporter = HTMLExporter(config=app.config)      # as the server's "Save and Export" does
        assert [one.enabled for one in exporter._preprocessors if type(one) is OwnPage] == [True]


def test_the_socket_to_the_page_sends_at_once(monkeypatch):
    """A real websocket, whose server side opens as Jupyter's does."""
    async def nothing(self):
        pass

    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "connect", nothing)
    options = []

    class Handler(WebSocketHandler):
        async def open(self):
            own = self.ws_connection.stream.socket
            for kind in (ZMQChannelsWebsocketConnection, PromptConnection):
                # With no kernel behind it, and a handler of ours.
                bare = type("Bare", (kind,), {"websocket_handler": self})
                await bare.__new__(bare).connect()
                options.append(own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            self.close()

    async def run():
        bound, port = bind_unused_port()
        server = HTTPServer(Application([("/", Handler)]))
        server.add_socket(bound)
        page = await websocket_connect(f"ws://127.0.0.1:{port}/")
        await page.read_message()
        server.stop()

    asyncio.run(run())
    assert [bool(option) for option in options] == [False, True]
