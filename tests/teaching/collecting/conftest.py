"""Notebooks and archives as students hand them in."""

import io
import json
import zipfile

import pytest


def notebook(code="1", name=None, ids="04", **more):
    """Return the bytes of a small notebook; `name` goes into the cell for the student's name."""
    sources = [code] if name is None else [f'my_name = "{name}"', code]
    cells = [{"cell_type": "code", "id": f"{ids}-{place:03d}", "metadata": {}, "outputs": [],
              "execution_count": None, "source": source} for place, source in enumerate(sources)]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5,
                       **more}).encode()


def packed(files):
    """Return the bytes of a zip archive with these files, pairs of a name and bytes."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return raw.getvalue()


@pytest.fixture
def handed_in(tmp_path):
    """Return a function that writes files, by name or as ZipInfo, into an archive or a folder."""
    def write(files, archive="download.zip"):
        path = tmp_path / archive
        path.write_bytes(packed(files))
        return path
    return write
