"""A Dask cluster's workers as a crew: `--scheduler ADDRESS`, with the extra `dossier[cluster]`.

They share nothing with this machine, neither files nor the store: each batch is sent with the
texts that it reads, and comes back as bytes. What all batches have in common is sent once.
They must run the same program as this one, to the byte.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

import dossier
from dossier.building.workers import CrewFailed, Hands, Supply, Work

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")

PATIENCE = 10
"""Seconds to wait for the scheduler, and for its first worker."""


def program() -> str:
    """A digest of this very program: its files, and the Python that runs it."""
    package = os.path.dirname(os.path.abspath(dossier.__file__))
    digest = sha256(repr(sys.version_info[:2]).encode())
    for where, folders, names in os.walk(package):
        folders[:] = sorted(f for f in folders if f not in ("__pycache__", "themes"))
        for name in sorted(names):
            if name.endswith(".py"):
                with open(os.path.join(where, name), "rb") as file:
                    digest.update(name.encode() + b"\0" + file.read())
    return digest.hexdigest()


def work_elsewhere(
    function: Callable[[Any, Sequence[Any]], Any],
    context: Any,
    supplied: Mapping[str, object],
    batch: Sequence[Any],
) -> Any:
    """Do one batch; runs in a worker of the cluster."""
    return function(replace(context, **supplied), batch)


class SentTo(Struct, Generic[T, R], frozen=True):
    """Workers who are sent what they need, and stay."""

    submit: Callable[[Sequence[T]], Future[R]]

    @property
    def have_gone(self) -> bool:
        return False

    def finish(self) -> None:
        """They are not ours to let go."""

    def look_after(self) -> None:
        """Nor to look after: who leads them does."""


class Cluster:
    """A crew of the workers at an address; joined when there is first something to share."""

    def __init__(self, address: str) -> None:
        self._address = address

    @cached_property
    def _client(self) -> Any:
        from distributed import Client

        # What fails is said by the build, once.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        try:
            client = Client(self._address, timeout=PATIENCE, set_as_default=False)
            client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            raise CrewFailed(
                "cluster-unreachable", address=self._address, reason=str(error)
            ) from error
        ours = program()
        theirs = client.run(program)
        if others := [worker for worker, digest in theirs.items() if digest != ours]:
            client.close()
            raise CrewFailed("cluster-differs", address=self._address, worker=str(others[0]))
        return client

    @cached_property
    def size(self) -> int:
        """Tasks that are worked on at a time; one worker alone is a crew too."""
        return max(2, int(sum(self._client.nthreads().values())))

    @property
    def ahead(self) -> int:
        """Texts wait here until somebody is about to be free."""
        return 3 * self.size

    @contextmanager
    def engaged(
        self, function: Work[C, T, R], context: C, supply: Supply[T]
    ) -> Iterator[Hands[T, R]]:
        """As `Crew.engaged`."""
        common = self._client.scatter(context, broadcast=True, hash=False)
        executor = self._client.get_executor(pure=False, retries=2)
        try:
            yield SentTo(
                lambda batch: executor.submit(
                    work_elsewhere, function, common, dict(supply(batch)), batch
                )
            )
        finally:
            executor.shutdown(wait=False)

    def close(self) -> None:
        """Leave the cluster to others."""
        if "_client" in self.__dict__:
            self._client.close()
