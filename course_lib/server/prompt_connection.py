"""An extension of Jupyter's server, which lets a picture reach the page without waiting."""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

OWN_PAGE = "course_lib.server.exporting.OwnPage"      # named: nbconvert loads it, and slowly
SETTING = "kernel_websocket_connection_class"


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Jupyter's way from a kernel to a page, with every message sent as soon as it is there.

    A picture fills several packets. TCP would keep the last one until the page has said that the
    others came (Nagle, "Congestion Control in IP/TCP Internetworks", RFC 896, 1984), and that may
    take tens of milliseconds: tests/benchmarks/README.md has the figures.
    """

    async def connect(self):
        """Open the way, with TCP told to wait for nothing."""
        self.websocket_handler.set_nodelay(True)
        return await super().connect()


def _load_jupyter_server_extension(app):
    """Take Jupyter's usual connection's place, and no other's; let exported pictures have words.

    jupyter_server.json calls this.
    """
    app.config.HTMLExporter.preprocessors.append(OWN_PAGE)     # of "Save and Export Notebook As"
    if app.web_app.settings.get(SETTING) is ZMQChannelsWebsocketConnection:
        app.web_app.settings[SETTING] = PromptConnection
