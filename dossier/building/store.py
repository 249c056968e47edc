"""The cache: one SQLite file of checksummed rows, read in part, safe to lose.

Every row carries a digest of its key and value; a row, or a file, that does not check is
dropped and made anew, and a cache that was made elsewhere is not believed (see `_seal_of`).
Values are MessagePack or text, never code.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b, sha1, sha256
from itertools import chain
from types import MappingProxyType, TracebackType
from typing import Any, TypeVar, cast
from zlib import crc32

from dossier.building.files import remove

T = TypeVar("T")

TABLES = (
    "meta", "stats", "documents", "bodies", "linked", "named", "pages", "terms", "index_",
    "shards", "output", "assets", "former", "known",
    "faces", "centres", "works", "filed", "rows",
)  # fmt: skip
GITIGNORE = "# Made by dossier; safe to delete.\n*\n"
IGNORE = ".gitignore"
WHOLE = ""
_BATCH = 500
_SUM = 8
"""Bytes of a sum."""
_COLUMNS = "(key TEXT PRIMARY KEY, sum BLOB, text TEXT, value BLOB)"
"""The long one last: what stands behind it would be reached through all of it."""
_NONE: Mapping[str, bytes] = MappingProxyType({})
_BESIDE = ("-wal", "-shm", "-journal")
"""Endings of the files that SQLite may keep beside its own."""


class Damaged(Exception):
    """A row that must be there is not, or does not check: the cache is to be made anew."""


def digest(*parts: bytes | str) -> str:
    """A 128-bit BLAKE2b digest of the parts, each set off from the next, in hexadecimal."""
    whole = [part.encode() if isinstance(part, str) else part for part in parts]
    # One call for all: digests of little are many.
    lengths = b"".join([len(data).to_bytes(8, "little") for data in whole])
    h = blake2b(lengths, digest_size=16)
    for data in whole:
        h.update(data)
    return h.hexdigest()


Hashing = Callable[[bytes], bytes]


def _sha1(data: bytes) -> bytes:
    return sha1(data, usedforsecurity=False).digest()


def _sha256(data: bytes) -> bytes:
    return sha256(data).digest()


_HASHED: Mapping[str, Hashing] = {"shards": _sha256}
"""By table, how its values are: those of `shards` are files, of which this digest is told anyway."""


def _placed(table: str, key: str, digest_: bytes) -> bytes:
    """What tells, of the digest of a value, whether that was cut, changed or put in another's place.
    Not who did."""
    place = crc32(f"{table}\0{key}".encode("utf-8", "surrogatepass"))
    return (int.from_bytes(digest_[:_SUM]) ^ place).to_bytes(_SUM)


def _sum_of_text(table: str, key: str, text: str) -> bytes:
    return _placed(table, key, _sha1(text.encode("utf-8", "surrogatepass"))) if text else b""


def _part(sums: object, start: int) -> bytes | None:
    return sums[start : start + _SUM] if isinstance(sums, bytes) else None


class Table:
    """A persistent mapping of text keys to bytes (and, for bodies, a searchable text)."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._hash = _HASHED.get(name, _sha1)
        self.memory: dict[str, Any] = {}
        """What was made of rows, by key, for who asks again, and under `WHOLE` what was made of
        many: as long as they stand, and nobody else has written (see `Store.stands`)."""

    def decoded(self, key: str, decode: Callable[[bytes], T]) -> T | None:
        """What `decode` makes of a row, once; None where there is no sound one."""
        if key not in self.memory:
            row = self.get([key]).get(key)
            if row is None:
                return None
            self.memory[key] = decode(row)
        return cast("T", self.memory[key])

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The values of those keys that are there and sound."""
        return {
            key: value
            for key, value, sums in self._chosen("value, sum", keys)
            if isinstance(value, bytes) and _part(sums, 0) == self._sum(key, value)
        }

    def rows(self, keys: Iterable[str]) -> dict[str, tuple[bytes, str]]:
        """Those with their texts."""
        found = {}
        for key, value, text, sums in self._chosen("value, text, sum", keys):
            if self._is_sound(key, value, text, sums):
                found[key] = (value, text)
        return found

    def texts(self, keys: Iterable[str]) -> dict[str, str]:
        """Those texts that are there and sound; their values are not looked at."""
        return {
            key: text
            for key, text, sums in self._chosen("text, sum", keys)
            if isinstance(text, str) and _part(sums, _SUM) == _sum_of_text(self._name, key, text)
        }

    def items(self) -> dict[str, bytes]:
        """Every sound row."""
        query = f"SELECT key, value, text, sum FROM {self._name}"  # noqa: S608
        return {row[0]: row[1] for row in self._connection.execute(query) if self._is_sound(*row)}

    def all_texts(self) -> dict[str, str]:
        """The text beside each value.

        Raises:
            Damaged: one of them does not check.
        """
        return dict(self._iter_texts())

    def _iter_texts(self) -> Iterator[tuple[str, str]]:
        query = f"SELECT key, text, sum FROM {self._name}"  # noqa: S608
        for key, text, sums in self._connection.execute(query):
            if not (
                isinstance(text, str) and _part(sums, _SUM) == _sum_of_text(self._name, key, text)
            ):
                raise Damaged(key)
            yield key, text

    def keys(self, prefix: str = "") -> list[str]:
        """Keys that begin with `prefix`, in order."""
        query = f"SELECT key FROM {self._name} WHERE key >= ? AND key < ? ORDER BY key"  # noqa: S608
        return [k for (k,) in self._connection.execute(query, (prefix, prefix + "\U0010ffff"))]

    def put(self, rows: Mapping[str, bytes]) -> None:
        self.put_texts((key, value, "") for key, value in rows.items())

    def put_texts(
        self, rows: Iterable[tuple[str, bytes, str]], digests: Mapping[str, bytes] = _NONE
    ) -> None:
        """Rows with a text beside their value, for `holding`.

        Args:
            digests: of values, by key, where they are known; as `_HASHED` has them.
        """
        self.memory.pop(WHOLE, None)
        # To replace a row would give it another place, and another in the index of keys.
        self._connection.executemany(
            f"INSERT INTO {self._name} (key, sum, text, value) VALUES (?, ?, ?, ?) "  # noqa: S608
            "ON CONFLICT (key) DO UPDATE SET "
            "sum = excluded.sum, text = excluded.text, value = excluded.value",
            ((self._forgotten(k), self._sums(k, v, t, digests.get(k)), t, v) for k, v, t in rows),
        )

    def delete(self, keys: Iterable[str]) -> None:
        self.memory.pop(WHOLE, None)
        self._connection.executemany(
            f"DELETE FROM {self._name} WHERE key = ?",  # noqa: S608
            ((self._forgotten(k),) for k in keys),
        )

    def _forgotten(self, key: str) -> str:
        """A key whose row is to be another."""
        self.memory.pop(key, None)
        return key

    def clear(self) -> None:
        self.memory.clear()
        self._connection.execute(f"DELETE FROM {self._name}")  # noqa: S608

    def holding(self, words: Iterable[str]) -> set[str]:
        """Keys of the rows whose text holds any of the words.

        Raises:
            Damaged: a text does not check, and what it held is not known.
        """
        wanted = tuple(words)
        if not wanted:
            return set()
        return {key for key, text in self._iter_texts() if any(word in text for word in wanted)}

    def _chosen(self, columns: str, keys: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        wanted = list(keys)
        # Not `yield from`: a run that is interrupted closes the database first.
        return chain.from_iterable(
            self._of_batch(columns, wanted[start : start + _BATCH])
            for start in range(0, len(wanted), _BATCH)
        )

    def _of_batch(self, columns: str, batch: Sequence[str]) -> sqlite3.Cursor:
        marks = ",".join("?" * len(batch))
        query = f"SELECT key, {columns} FROM {self._name} WHERE key IN ({marks})"  # noqa: S608
        return self._connection.execute(query, batch)

    def _is_sound(self, key: str, value: object, text: object, sums: object) -> bool:
        return (
            isinstance(value, bytes)
            and isinstance(text, str)
            and sums == self._sums(key, value, text)
        )

    def _sums(self, key: str, value: bytes, text: str, digest_: bytes | None = None) -> bytes:
        """Those of a row: of its value, and of its text where it has one."""
        return self._sum(key, value, digest_) + _sum_of_text(self._name, key, text)

    def _sum(self, key: str, value: bytes, digest_: bytes | None = None) -> bytes:
        return _placed(self._name, key, digest_ or self._hash(value))


class Store:
    """The cache of one profile's builds."""

    def __init__(self, folder: str, name: str, stamp: str, *, read_only: bool = False) -> None:
        """Open `folder/name.sqlite`, made anew where `stamp` (program and format) differs."""
        self.path = os.path.join(folder, f"{name}.sqlite")
        self._stamp = stamp
        if not read_only:
            _prepare(folder, self.path)
        try:
            self._connection = self._open(read_only)
        except sqlite3.DatabaseError:
            if read_only:
                raise
            remove_store(folder, name)
            self._connection = self._open(read_only)
        self._tables = {name: Table(self._connection, name) for name in TABLES}
        self.meta = self._table("meta")
        self.stats = self._table("stats")
        self.documents = self._table("documents")
        self.bodies = self._table("bodies")
        self.linked = self._table("linked")
        self.named = self._table("named")
        self.pages = self._table("pages")
        self.terms = self._table("terms")
        self.index = self._table("index_")
        self.shards = self._table("shards")
        """Files of the index by path; the text is `SIZE SHA256`."""
        self.output = self._table("output")
        self.assets = self._table("assets")
        self.former = self._table("former")
        self.known = self._table("known")
        self.faces = self._table("faces")
        self.centres = self._table("centres")
        self.works = self._table("works")
        self.filed = self._table("filed")
        self.rows = self._table("rows")
        self._marks: tuple[object, ...] = ()
        self.outlived = False
        """Whether it held what another program kept, and no page was built since."""
        if not read_only:
            self._seal = _seal_of(folder)
            try:
                self._begin()
            except BaseException:
                self.close()
                raise

    def _begin(self) -> None:
        """Believe nothing that another program kept, or that was made elsewhere."""
        found = self.meta.get(["stamp", "seal", "outlived"])
        self.outlived = bool(found.pop("outlived", b""))
        if found != self._origin():
            stamp = self._stamp.encode()
            self.outlived = found.get("stamp", stamp) != stamp
            self.reset()
            self.meta.put({"outlived": b"yes" * self.outlived})

    def _table(self, name: str) -> Table:
        return self._tables[name]

    def _open(self, read_only: bool) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, isolation_level=None, timeout=30)
        try:
            self._set_up(connection, read_only)
        except BaseException:
            connection.close()
            raise
        return connection

    @staticmethod
    def _set_up(connection: sqlite3.Connection, read_only: bool) -> None:
        connection.execute("PRAGMA trusted_schema=OFF")
        # The cache can be lost at any time: a sync would protect nothing.
        connection.execute("PRAGMA synchronous=OFF")
        if read_only:
            connection.execute("PRAGMA query_only=ON")
            return
        connection.execute("PRAGMA journal_mode=WAL")
        for table in TABLES:
            connection.execute(
                f"CREATE TABLE IF NOT EXISTS {table} {_COLUMNS} WITHOUT ROWID"
                if table not in ("bodies", "index_", "shards")
                else f"CREATE TABLE IF NOT EXISTS {table} {_COLUMNS}"
            )
        foreign = connection.execute(
            "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"
        ).fetchone()
        if foreign[0]:
            raise sqlite3.DatabaseError("not a cache of ours")

    def reset(self) -> None:
        """Forget everything."""
        with self.transaction():
            for name in TABLES:
                self._table(name).clear()
            self.meta.put(self._origin())

    def _origin(self) -> dict[str, bytes]:
        """Which program made the cache, and where."""
        return {"stamp": self._stamp.encode(), "seal": self._seal}

    def transaction(self) -> Transaction:
        """What is written inside stands whole or not at all."""
        return Transaction(self._connection, self._forget)

    def stands(self) -> bool:
        """Whether nobody else has written to it since this was last asked, or put another in its
        place; what was made of its rows is forgotten where somebody has."""
        with suppress(OSError):
            found = os.lstat(self.path)
            changes = self._connection.execute("PRAGMA data_version").fetchone()[0]
            marks = (changes, found.st_dev, found.st_ino, _seal_of(os.path.dirname(self.path)))
            if marks == self._marks:
                return True
            self._marks = marks
        self._forget()
        return False

    def _forget(self) -> None:
        for table in self._tables.values():
            table.memory.clear()

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Transaction:
    def __init__(self, connection: sqlite3.Connection, undone: Callable[[], None]) -> None:
        """`undone` is called where nothing of it stands."""
        self._connection = connection
        self._undone = undone

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if kind is None:
            try:
                self._connection.execute("COMMIT")
            except sqlite3.Error:
                self._undone()
                raise
        else:
            self._undone()
            self._connection.execute("ROLLBACK")


def _prepare(folder: str, path: str) -> None:
    """Make the cache folder with its own `.gitignore`; never write through a link, nor to a file
    that has another name: in a copy made of hard links, the original's cache."""
    os.makedirs(folder, exist_ok=True)
    ignore = os.path.join(folder, IGNORE)
    for name in (path, *(path + ending for ending in _BESIDE), ignore):
        with suppress(FileNotFoundError):
            found = os.lstat(name)
            if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
                remove(name)
    if not os.path.exists(ignore):
        with open(ignore, "x", encoding="utf-8") as file:
            file.write(GITIGNORE)


def _seal_of(folder: str) -> bytes:
    """What no cache brings along that was made elsewhere: a clone's or an archive's may hold
    anything. The system gives number and time to the file, and moving the folder keeps both."""
    found = os.lstat(os.path.join(folder, IGNORE))
    return f"{found.st_ino} {found.st_ctime_ns}".encode()


def is_of_the_cache(failure: sqlite3.DatabaseError) -> bool:
    """Whether what is kept is at fault, rather than the machine: of text that is none, the module
    says what it says of a full disk, but for the words."""
    is_machine = isinstance(failure, sqlite3.OperationalError)
    return not is_machine or "decode to UTF-8" in str(failure)


def remove_store(folder: str, name: str) -> None:
    """Remove a cache that SQLite cannot make out: it could not be emptied either."""
    for ending in ("", *_BESIDE):
        remove(os.path.join(folder, f"{name}.sqlite{ending}"))
