"""`docs/commands.md` tells of every command and every option, and of no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dossier
from dossier.cli import main
from dossier.cli.arguments import COMMANDS, KINDS

PAGE = Path(dossier.__file__).parents[1] / "docs" / "commands.md"
OPTION = r"(?<![\w-])--?[a-z][a-z-]*"

pytestmark = pytest.mark.skipif(
    not PAGE.exists(), reason="the documentation is not beside the package"
)


def sections():
    parts = re.split(r"^## (.*)$", PAGE.read_text("utf-8"), flags=re.M)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def options(command, capsys):
    """The long options, and the short ones that have no other documented name."""
    main([*([command] if command else []), "--help", "--lang", "en"])
    lines = capsys.readouterr().out.splitlines()
    heads = [re.match(rf"  ({OPTION})", line) for line in lines]
    return {head[1] for head in heads if head} - {"-h", "--version"}


def test_every_command_has_its_section():
    """In the order in which help lists them."""
    assert [name[1:-1] for name in sections() if name.startswith("`")] == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_in_its_section(command, capsys):
    """And the section names no option that the command does not take."""
    common = options("", capsys)
    own = options(command, capsys) - common
    named = set(re.findall(rf"`[^`]*?({OPTION})", sections()[f"`{command}`"]))

    assert own <= named
    assert named <= own | common


def test_common_options_are_documented(capsys):
    """Each has its row."""
    rows = re.findall(rf"^\| `({OPTION})", sections()["Options of every command"], re.M)
    assert set(rows) == options("", capsys)


def test_kinds_are_documented():
    """`add` names every kind that it can write."""
    assert all(f"`{kind}`" in sections()["`add`"] for kind in KINDS)
