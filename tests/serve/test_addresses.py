"""A preview answers to the names of its place that nobody else controls."""

from __future__ import annotations

import pytest

from dossier.serve.addresses import Address


@pytest.mark.parametrize(
    ("host", "port", "url", "loopback"),
    [
        ("127.0.0.1", 8000, "http://127.0.0.1:8000/", True),
        ("127.0.0.2", 8000, "http://127.0.0.2:8000/", True),
        ("localhost", 80, "http://localhost/", True),
        ("::1", 8000, "http://[::1]:8000/", True),
        ("0.0.0.0", 8000, "http://127.0.0.1:8000/", False),
        ("::", 8000, "http://127.0.0.1:8000/", False),
        ("192.168.1.5", 8000, "http://192.168.1.5:8000/", False),
        ("redaction", 8000, "http://redaction:8000/", False),
    ],
)
def test_address_is_shown_and_known_for_what_it_is(
    host: str, port: int, url: str, loopback: bool
) -> None:
    """The address that is printed can be opened at this machine; only loopback is private."""
    address = Address(host, port)

    assert (address.url, address.is_loopback) == (url, loopback)


@pytest.mark.parametrize(
    ("host", "asked", "answers"),
    [
        ("127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.1", "192.168.1.5:8000", False),
        ("192.168.1.5", "192.168.1.5:8000", True),
        ("192.168.1.5", "192.168.1.6:8000", False),
        ("redaction", "REDACTION:8000", True),
        ("redaction", "redaction.evil.example:8000", False),
        ("0.0.0.0", "192.168.1.5:8000", True),
        ("0.0.0.0", "[fe80::1]:8000", True),
        ("0.0.0.0", "evil.example:8000", False),
        ("0.0.0.0", "192.168.1.5.evil.example:8000", False),
        ("0.0.0.0", "192.168.1.5:8001", False),
        ("::", "[2001:db8::1]:8000", True),
        ("127.0.0.1", "127.0.0.1:٨٠٠٠", False),
        ("127.0.0.1", "127.0.0.1:08000", True),
        ("127.0.0.1", "", False),
        ("127.0.0.1", ":8000", False),
        ("127.0.0.1", "127.0.0.1:", False),
    ],
)
def test_names_that_are_answered(host: str, asked: str, answers: bool) -> None:
    """Loopback, the host that was given, and numbers where every interface is listened on."""
    assert Address(host, 8000).answers(asked) is answers
