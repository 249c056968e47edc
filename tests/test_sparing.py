"""What libraries are kept from importing, and expressions that wait to be compiled."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from dossier.sparing import compiling_late, late, sparing

ROOT = Path(__file__).parents[1]


def test_a_module_is_another_inside_alone():
    """What is imported inside finds the names given; afterwards the module is as ever."""
    sys.modules.pop("this_is_absent", None)

    with sparing("this_is_absent", answer=42):
        from this_is_absent import answer  # type: ignore[import-not-found]

    assert answer == 42
    assert "this_is_absent" not in sys.modules


def test_a_module_that_is_there_stays():
    """Who imported it already keeps it."""
    with sparing("re", compile=None):
        import re as found

    assert found is re


def test_a_late_expression_does_what_one_does():
    """Each method is that of the expression, flags and all; its source is known without it."""
    found = late(r"(?P<one>a+)b", re.IGNORECASE)

    assert found.pattern == r"(?P<one>a+)b"
    assert "_compiled" not in vars(found)
    assert found.sub(r"\g<one>", "xAABx") == "xAAx"
    assert [match["one"] for match in found.finditer("ab AAB")] == ["a", "AA"]
    assert found.groups == 1


def test_every_late_expression_is_one():
    """What would fail only where it is used."""
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in ROOT.glob("dossier/**/*.py")
        if "import late" in path.read_text(encoding="utf-8")
    ]
    found = [
        (module, name, value)
        for module in modules
        for name, value in vars(import_module(module)).items()
        if type(value) is type(late(""))
    ]

    assert len(found) > 20
    assert not [(module, name) for module, name, value in found if value.groups < 0]


def test_expressions_are_compiled_late_inside_alone():
    """As ever again afterwards."""
    compile_ = re.compile

    with compiling_late():
        assert re.compile("(").pattern == "("

    assert re.compile is compile_


def test_an_unchanged_build_imports_little_of_the_library():
    """Nothing that libraries alone ask for, and no build has use for."""
    code = (
        "import sys, dossier.cli.build, dossier.building.standstill, dossier.rendering.ready\n"
        "spared = {'platform', 'textwrap', 'importlib.resources', 'tempfile', 'shutil', 'random'}\n"
        "print(sorted(spared & sys.modules.keys()))"
    )

    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, cwd=ROOT, check=False,
        env={"PYTHONPATH": ":".join([str(ROOT), *sys.path])},
    )  # fmt: skip

    assert done.stdout.strip() == "[]", done.stderr
