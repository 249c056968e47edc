"""The records that `dossier new` writes for an example."""

from __future__ import annotations

from pathlib import PurePosixPath

FILES = {
    "actors/hubert-latham.md": "b68141429b756f53 fa3131765e58bf49",
    "actors/louis-bleriot.md": "30bc10d74f232b65 534a92c8ba13d490",
    "articles/crossing-the-channel.md": "ec6a72726cf9b4cc",
    "articles/model-clipping.md": "0b4326168294c092",
    "articles/modele-de-coupure.md": "3e8116207a49f7b9",
    "articles/traversee-de-la-manche.md": "28f999fa8a75c3ec",
    "events/first-crossing.md": "d8c6c7db9f5eb617",
    "events/latham-tries.md": "acac6bed5e8467f8",
    "events/premiere-traversee.md": "5d3350447768bdb1",
    "events/tentative-de-latham.md": "4176778336654640",
    "notes/comment-annoter.md": "ee3c2991d8d68b9e",
    "notes/duree-du-vol.md": "1233a1b91260fab1",
    "notes/how-to-annotate.md": "90e0ffcbd39eff63",
    "notes/time-in-the-air.md": "64fbf5ff7b4f96c7",
    "pages/a-propos.md": "21780a879fec2dee",
    "pages/about.md": "705ff692b2cdd32f",
    "sources/references.yaml": "860786d6c2001041 c3f5d4a2e778fbed",
}
"""The files of records that `dossier new` writes, below the content folder, with the digests of what
it writes in either language."""
_IDS = {*(PurePosixPath(path).stem for path in FILES), "wikipedia-bleriot"}


def is_of_sample(path: str, wanted: str) -> bool:
    """Whether the file of a record and the id that it names are both the sample's."""
    return path in FILES and wanted.casefold() in _IDS
