"""A manifest reads back as it was written, and nothing else passes for one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.building.publishing.manifest import decode_manifest, encode_manifest, lines_of
from dossier.building.publishing.published import Published

files = st.dictionaries(
    st.text(st.characters(codec="utf-8"), min_size=1),
    st.builds(Published, st.integers(0, 2**53), st.text("0123456789abcdef", min_size=64)),
    max_size=6,
)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(files)
def test_manifests_read_back(files: dict[str, Published]) -> None:
    manifest = decode_manifest(encode_manifest(lines_of(files), "review"))
    assert manifest is not None
    assert (manifest.files, manifest.profile) == (files, "review")


def test_a_manifest_is_json_in_order_of_path() -> None:
    """Its bytes depend on what is published, not on the order in which that was done."""
    a, b = Published(1, "aa"), Published(22, "bb")
    written = encode_manifest(lines_of({"b.html": b, "a.html": a}), "public")
    assert written == encode_manifest(lines_of({"a.html": a, "b.html": b}), "public")
    assert json.loads(written)["files"] == {
        "a.html": {"size": 1, "sha256": "aa"},
        "b.html": {"size": 22, "sha256": "bb"},
    }
    assert len(written.splitlines()) == 9


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        "\ufeff",
        '{"name": "app", "icons": []}',
        '{"format": 2, "generator": "dossier 9", "profile": "public", "files": {}}',
        '{"format": 1, "generator": "hugo 1", "profile": "public", "files": {}}',
        '{"format": 1, "generator": "dossier 1", "profile": "public", "files": {"a": 1}}',
        '{"format": 1, "generator": "dossier 1", "profile": "public", "files": {"a": {"size": 1}}}',
        '{"format": 1, "generator": "dossier 1", "profile": "public", "files": {',
        "[" * 100_000,
    ],
)
def test_what_is_no_manifest_of_ours_is_none(text: str) -> None:
    assert decode_manifest(text.encode()) is None
    assert decode_manifest(b"\xff" + text.encode()) is None
