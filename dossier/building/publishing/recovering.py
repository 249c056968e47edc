"""What a killed run left, put right: the site it was replacing, or the one it was making.

See `publish` for the names of the folders.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from dossier.building.files import drop, is_folder, read_plain, remove
from dossier.building.publishing.carrying import carry
from dossier.building.publishing.manifest import MANIFEST, decode_manifest
from dossier.building.publishing.published import Published
from dossier.building.publishing.recorded import Record, Records
from dossier.building.publishing.replacing import replace_files
from dossier.building.publishing.staging import sound
from dossier.building.publishing.standing import manifests_of, named_by
from dossier.building.publishing.trees import (
    INCOMING,
    JOURNAL,
    Entry,
    entry_of,
    know,
    list_tree,
    name_tree,
)
from dossier.diagnostics import Report


def recover(
    site: str, place: str, records: Records, report: Report, step: Callable[[str], object]
) -> None:
    """Look for the folders of a run that did not come to its end, in the workplace `place`."""
    aside, ready, staging = (os.path.join(place, n) for n in ("former", "ready", "staging"))
    if is_folder(aside):
        if os.path.lexists(site):
            remove(ready)
            os.rename(aside, ready)
        else:
            os.rename(aside, site)
    if is_folder(ready):
        # It is the new tree or the site it replaced, according to when the run was killed:
        # its own manifest says which files in it are ours.
        record = records.read(ready)
        named = named_by(manifests_of(ready)).union(record.files if record else ())
        carry(ready, site, named, report)
        remove(staging)
        os.rename(ready, staging)
    if os.path.lexists(os.path.join(site, JOURNAL)):
        _finish(site, staging, records, step)
    drop(os.path.join(site, INCOMING))


def _finish(site: str, staging: str, records: Records, step: Callable[[str], object]) -> None:
    """Finish replacing files one by one, if all that were to come are still there.

    Where they are not, the journal stays, and what is damaged or missing is made again.
    """
    journal = read_plain(os.path.join(site, JOURNAL))
    manifests = manifests_of(site)
    if journal is None or journal != read_plain(os.path.join(staging, MANIFEST)):
        return
    coming = decode_manifest(journal)
    if coming is None:
        return
    wanted = with_manifest(coming.files, journal)
    entries = sound(staging, name_tree(staging).files, wanted, records.read(staging))
    if entries.keys() != wanted.keys():
        return
    listing = list_tree(site)
    present = know(site, listing, {}, [m.files for m in manifests])
    former = listing.files.keys() & named_by(manifests) - {MANIFEST}
    replace_files(staging, site, entries, present, former, step)
    records.save(site, record_of(site, entries, coming.profile))


def record_of(site: str, entries: Mapping[str, Entry], profile: str) -> Record:
    """What is known of a site to which the files of a tree, `entries`, were copied one by one."""
    listing = list_tree(site)
    present = {
        path: entry_of(found, entries[path].sha256, listing.looked)
        for path, found in listing.files.items()
        if path in entries and found.st_size == entries[path].size
    }
    return Record(profile, present, complete=present.keys() == entries.keys())


def with_manifest(files: Mapping[str, Published], manifest: bytes) -> dict[str, Published]:
    """All files of a site, its manifest too."""
    own = Published.of(manifest)
    return {**files, MANIFEST: own}
