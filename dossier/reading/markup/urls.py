"""What a link or an image may name: the allowed schemes, `#fragments` and `assets/`."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal
from urllib.parse import quote, unquote

from msgspec import Struct

Refusal = Literal["scheme", "relative", "remote-image", "malformed", "escapes"]

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_WEB = re.compile(r"(https?)://([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?", re.IGNORECASE | re.DOTALL)
_ASSET = re.compile(r"(?:\.{0,2}/)*(assets/[^#]*)(#[^\s\"<>]*)?")
# Browsers drop tabs and newlines anywhere in an address, control characters and spaces around it.
_DROPPED = re.compile(r"[\t\n\r]")
_AROUND = "".join(map(chr, range(0x21)))
_SAFE = "!$&'()*+,;=:@/?%~-._[]#"
_DOTS = str.maketrans("。．｡", "...")


class Address(Struct, frozen=True):
    """Where a link leads: `href` as printed, or `asset` and perhaps a fragment of it in `href`."""

    href: str = ""
    asset: str = ""
    refusal: Refusal | None = None


def read_link(written: str) -> Address:
    """The address that a link may have, or why it may have none."""
    url = _DROPPED.sub("", written).strip(_AROUND)
    if found := _WEB.fullmatch(url):
        host = ascii_host(found[2])
        if host is None:
            return Address(refusal="malformed")
        rest = "".join(quote(found[n] or "", safe=_SAFE) for n in (3, 4, 5))
        return Address(f"{found[1].lower()}://{host}{rest}")
    if found := _SCHEME.match(url):
        scheme = found[1].lower()
        if scheme not in ("mailto", "tel"):
            return Address(refusal="malformed" if scheme in ("http", "https") else "scheme")
        return Address(f"{scheme}:{quote(url[found.end() :], safe=_SAFE)}")
    if url.startswith("#"):
        return Address("#" + unquote(url[1:])) if len(url) > 1 else Address(refusal="malformed")
    return _read_asset(url)


def read_image(written: str) -> Address:
    """The asset that an image shows, or why it may show nothing."""
    url = _DROPPED.sub("", written).strip(_AROUND)
    if _SCHEME.match(url) or url.startswith(("//", "\\")):
        return Address(refusal="remote-image")
    return _read_asset(url)


def _read_asset(url: str) -> Address:
    found = _ASSET.fullmatch(url)
    if found is None:
        return Address(refusal="relative")
    path = unicodedata.normalize("NFC", unquote(found[1]))
    if "\\" in path or not path.isprintable():
        return Address(refusal="escapes")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if ".." in parts or len(parts) < 2:
        return Address(refusal="escapes")
    return Address(quote(found[2] or "", safe=_SAFE), asset="/".join(parts))


def ascii_host(authority: str) -> str | None:
    """A host (with its port) in ASCII, international labels as punycode; None if malformed.

    Names and passwords before the host are refused: they only ever mislead a reader.
    """
    host, _, port = (
        authority.partition(":") if not authority.startswith("[") else (authority, "", "")
    )
    if port and not (port.isascii() and port.isdigit()):
        return None
    if not host.isascii():
        host = unicodedata.normalize("NFKC", unquote(host).translate(_DOTS))
        try:
            host = ".".join(_ascii_label(label) for label in host.split("."))
        except UnicodeError:
            return None
    host = host.lower()
    if not re.fullmatch(r"[a-z0-9_.-]+|\[[0-9a-f:.]+\]", host) or ".." in host:
        return None
    return f"{host}:{port}" if port else host


def _ascii_label(label: str) -> str:
    if label.isascii():
        return label
    folded = unicodedata.normalize("NFC", label.lower())
    return "xn--" + folded.encode("punycode").decode("ascii")


def shown_address(written: str, href: str) -> str:
    """The words of a link that shows its own address.

    As written; but the address itself, with its host in punycode, where the host mixes
    scripts or holds characters that a reader cannot see.
    """
    if written.startswith("mailto:"):
        return written[7:]
    found = _WEB.fullmatch(written)
    if found is None or found[2].isascii():
        return written
    return href if _mixes_scripts(found[2]) else written


def _mixes_scripts(host: str) -> bool:
    scripts = set()
    for character in host:
        if character.isalpha():
            scripts.add(unicodedata.name(character, "UNKNOWN").split()[0])
        elif not (character.isascii() or unicodedata.category(character) in ("Mn", "Mc", "Nd")):
            return True
    return len(scripts - {"HIRAGANA", "KATAKANA", "CJK"}) > 1 or "UNKNOWN" in scripts
