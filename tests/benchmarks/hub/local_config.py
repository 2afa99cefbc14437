"""The settings of binder/hub, and what The Littlest JupyterHub does in its own way.

Who logs in, as whom, and where files are. `place.py` sets the variables.
"""

import os
from pathlib import Path

here = Path(os.environ["HUB_FOLDER"])
port, hub_port, proxy_port = os.environ["HUB_PORTS"].split()

c = get_config()  # noqa: F821  (JupyterHub gives both)
load_subconfig(os.environ["HUB_SETTINGS"])  # noqa: F821

c.JupyterHub.bind_url = f"http://127.0.0.1:{port}"
c.JupyterHub.hub_port = int(hub_port)
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{proxy_port}"
c.ConfigurableHTTPProxy.command = [os.environ["HUB_PROXY"]]
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = os.environ["HUB_PASSWORD"]
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = f"{here}/homes/{{username}}"
c.Spawner.args += ["--allow-root"]
# What the course's address names is fetched from a copy of this folder.
c.Spawner.environment |= {
    "PATH": os.environ["PATH"],
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": f"url.{here}/git/.insteadOf",
    "GIT_CONFIG_VALUE_0": "https://github.com/one-neuron/",
}
