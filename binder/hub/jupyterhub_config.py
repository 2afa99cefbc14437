"""JupyterHub's settings for a class that takes this course, all on one machine.

The Littlest JupyterHub reads this file from /opt/tljh/config/jupyterhub_config.d (README.md has
the steps). Change what stands in capitals; who may log in is set by `tljh-config`.
"""

import sys
from urllib.parse import quote, urlencode

REPOSITORY = "https://github.com/one-neuron/one-neuron-at-a-time"
FIRST_PAGE = "notebooks/00_start_here.ipynb"
MEMORY, CPUS = "1G", 1.0                # what one learner may take, with a few chapters open
REST = 30 * 60                          # seconds without an act, after which a kernel ends
NIGHT = 60 * 60                         # and after which a learner's whole server ends

c = get_config()  # noqa: F821  (JupyterHub gives it)

# Each log-in fetches what is new of the course, keeps what the learner changed, opens chapter 00.
name = REPOSITORY.rpartition("/")[2]
c.Spawner.default_url = "/git-pull?" + urlencode(
    {"repo": REPOSITORY, "targetPath": name, "urlpath": f"lab/tree/{name}/{FIRST_PAGE}"},
    quote_via=quote)
c.Spawner.mem_limit, c.Spawner.cpu_limit = MEMORY, CPUS
c.Spawner.http_timeout = c.Spawner.start_timeout = 300      # when a whole class comes at once

# A learner computes on one core, and gives memory back as soon as it is free.
c.Spawner.environment = {
    "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": "131072", "MALLOC_TRIM_THRESHOLD_": "131072"}
c.Spawner.args = [
    "--ServerApp.terminals_enabled=False",
    "--LabApp.extension_manager=readonly",
    # Where a whole class starts kernels at once, two may get one port: the later looks for another.
    "--KernelManager.cache_ports=False",
    f"--MappingKernelManager.cull_idle_timeout={REST}",
    "--MappingKernelManager.cull_interval=300",
]

# Learners go on working when the hub is started anew; nothing of theirs ends but by resting.
c.JupyterHub.cleanup_servers = False
c.JupyterHub.services = [{
    "name": "cull-idle",
    "command": [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={NIGHT}",
                "--cull-every=300"],
}]
c.JupyterHub.load_roles = [{
    "name": "cull-idle", "services": ["cull-idle"],
    "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
}]
