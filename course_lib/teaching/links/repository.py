"""Where the course's files are kept, and the addresses that open one of them."""

import re
from dataclasses import dataclass
from importlib import metadata
from urllib.parse import quote, unquote, urlencode

BINDER = "https://mybinder.org"
GITHUB_SHORT = re.compile(r"[\w.-]+/[\w.-]+")
SSH = re.compile(r"(?:ssh://)?git@([^:/]+)[:/](.+)")
PROVIDERS = {"github.com": "gh", "gitlab.com": "gl"}    # Binder's names for them


@dataclass(frozen=True)
class Repository:
    """A repository's address and a version of it: a branch, a tag or a commit.

    Take `repository_at` to make one of what somebody typed.
    """

    url: str
    version: str = "HEAD"
    kind: str = "branch"

    @property
    def host(self):
        """The machine that keeps it, such as github.com."""
        return self.url.split("://")[1].split("/")[0].lower()

    @property
    def path(self):
        """Owner and name, such as one-neuron/one-neuron-at-a-time."""
        return self.url.split("://")[1].partition("/")[2]

    @property
    def name(self):
        """The name of the folder that a clone makes."""
        return self.path.rpartition("/")[2]

    def page(self, path, kind="blob"):
        """Return the address of a file's page, "" where the host's addresses are not known.

        >>> Repository("https://github.com/a/b", "feature/x").page("my notes.ipynb")
        'https://github.com/a/b/blob/feature/x/my%20notes.ipynb'
        """
        between = {"gh": "/", "gl": "/-/"}.get(PROVIDERS.get(self.host))
        if between is None:
            return ""
        return f"{_typed(self.url)}{between}{kind}/{quote(self.version)}/{quote(path)}"

    def download(self, path):
        """Return the address of the file itself, "" where the host's addresses are not known."""
        return self.page(path, "raw")

    def on_binder(self, path, binder=BINDER):
        """Return the address that opens a file in JupyterLab on Binder.

        >>> Repository("https://github.com/a/b", "feature/x").on_binder("my notes.ipynb")
        'https://mybinder.org/v2/gh/a/b/feature/x?urlpath=lab/tree/my%2520notes.ipynb'
        """
        provider = PROVIDERS.get(self.host, "git")
        where = {"gh": quote(self.path), "gl": quote(self.path, safe="")}.get(
            provider, quote(_typed(self.url), safe=""))
        return (f"{binder.rstrip('/')}/v2/{provider}/{where}/{quote(self.version)}"
                f"?urlpath={quote(f'lab/tree/{quote(path)}')}")

    def on_hub(self, path, hub):
        """Return the address by which a class server fetches all files and opens one.

        The server needs nbgitpuller, which knows branches and tags: "" for a commit.
        """
        if self.kind == "commit":
            return ""
        query = {"repo": _typed(self.url), "targetPath": self.name,
                 "urlpath": f"lab/tree/{quote(self.name)}/{quote(path)}"}
        if self.version != "HEAD":
            query["branch"] = self.version
        return f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(query, quote_via=quote)}"


def on_site(file, site):
    """Return the address that opens a chapter on the site which runs in the browser alone.

    >>> on_site("my notes.ipynb", "https://school.example/course/")
    'https://school.example/course/notebooks/index.html?path=my%20notes.ipynb'
    """
    return f"{site.rstrip('/')}/notebooks/index.html?path={quote(file)}"


def repository_at(address, version="HEAD", kind="branch"):
    """Return the `Repository` at an address as people copy it, also owner/name or git@….

    ValueError says what is wrong with the address or the version.

    >>> repository_at("git@github.com:a/b.git").url
    'https://github.com/a/b'
    """
    url = unquote(address.strip()).rstrip("/").removesuffix(".git").rstrip("/")
    if GITHUB_SHORT.fullmatch(url):
        url = f"https://github.com/{url}"
    if found := SSH.fullmatch(url):
        url = f"https://{found[1]}/{found[2]}"
    if not re.fullmatch(r"https?://[^/?#]+(/[^/?#]+)+", url):
        raise ValueError(f"{address!r} is no repository's address; write it like "
                         "https://github.com/owner/name")
    if "@" in url.split("/")[2]:
        raise ValueError("the address of the repository holds a name or a password; "
                         "take the one that your browser shows")
    if kind == "commit" and not re.fullmatch(r"[0-9a-fA-F]{40}", version):
        raise ValueError(f"{version!r} is no commit; write all its 40 letters and digits, as "
                         "`git rev-parse HEAD` prints them")
    if not version or re.search(r"[\s~^:?*\[\\]|\.\.", version):
        raise ValueError(f"{version!r} cannot be the name of a {kind}")
    return Repository(url, version, kind)


def course_repository():
    """Return the course's own repository, as the package names it."""
    links = metadata.metadata("one-neuron-at-a-time").get_all("Project-URL") or ()
    source = [link.partition(", ")[2] for link in links if link.startswith("Source, ")]
    return repository_at(*source)


def _typed(url):
    """Return an address with spaces and letters beyond ASCII as a browser sends them."""
    return quote(url, safe=":/")
