"""One environment, told three times: pyproject.toml, requirements.lock and environment.yml say the same."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions, requires
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def _project() -> dict[str, Any]:
    return tomllib.loads(_read("pyproject.toml"))


def _needed_to_run() -> list[Requirement]:
    return [Requirement(line) for line in _project()["project"]["dependencies"]]


def _needed() -> list[Requirement]:
    return _needed_to_run() + [Requirement(line) for line in _project()["dependency-groups"]["dev"]]


def _brought_by(wanted: list[Requirement]) -> set[str]:
    """The names of `wanted` and of all that they need in turn, as installed here."""
    brought: set[str] = set()
    while wanted:
        one = wanted.pop()
        if (name := canonicalize_name(one.name)) not in brought and (not one.marker or one.marker.evaluate()):
            brought.add(name)
            wanted += [Requirement(line) for line in requires(name) or []]
    return brought


def _imported() -> set[str]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "widgets").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.split(".")[0] for name in names}


def _locked() -> list[Requirement]:
    lines = [line for line in _read("requirements.lock").splitlines() if not line.lstrip().startswith(("#", "-"))]
    return [Requirement(line) for line in lines if line.strip()]


def _conda() -> list[Any]:
    parts: list[Any] = YAML(typ="safe").load(_read("environment.yml"))["dependencies"]
    return parts


def _reasons() -> dict[str, str]:
    """The rows `| name | why |` under "Why each dependency" in CONTRIBUTING.md, without their head."""
    found = re.search(r"^#+ Why each dependency$(.*?)(?=^#|\Z)", _read("CONTRIBUTING.md"), re.MULTILINE | re.DOTALL)
    rows = re.findall(r"^\|([^|]+)\|([^|]+)\|$", found[1], re.MULTILINE) if found else []
    return {canonicalize_name(name.strip(" `")): why.strip() for name, why in rows[2:]}


@pytest.mark.parametrize("wanted", _needed(), ids=lambda wanted: wanted.name)
def test_the_lock_holds_each_dependency_at_a_version_that_fits(wanted: Requirement) -> None:
    """What `pyproject.toml` asks for is what the lock installs."""
    name = canonicalize_name(wanted.name)
    pins = [locked for locked in _locked() if canonicalize_name(locked.name) == name]
    assert pins, f"{wanted.name} is not in requirements.lock: run `make lock`"
    for pin in pins:
        version = next(iter(pin.specifier)).version
        assert wanted.specifier.contains(version), f"the lock has {pin}, wanted is {wanted}: run `make lock`"


def test_the_lock_pins_one_exact_version_each() -> None:
    """Two machines that install the lock get the same libraries."""
    locked = _locked()
    assert len(locked) > len(_needed())
    loose = [str(pin) for pin in locked if [part.operator for part in pin.specifier] != ["=="]]
    assert not loose, f"not pinned with ==: {loose}"


def test_the_lock_names_no_host_and_no_folder() -> None:
    """The lock says which versions, and each machine says where it gets them from."""
    lock = _read("requirements.lock")
    named = re.findall(r"^.*(?:://| @ |^\s*--?[a-z]|(?<![\w.])[/~]\w).*$", lock, flags=re.MULTILINE)
    assert not named, f"requirements.lock names a place: {named}"


def test_conda_installs_the_same_lock_and_the_package() -> None:
    """`environment.yml` adds one thing of its own: Pango, which pip does not have."""
    conda = _conda()
    through_pip = next((part["pip"] for part in conda if isinstance(part, dict)), None)
    assert through_pip == ["-r requirements.lock", "-e ."]
    assert [re.split(r"[=<>]", part)[0] for part in conda if isinstance(part, str)] == ["python", "pip", "pango"]


def test_conda_brings_a_python_that_the_package_accepts() -> None:
    """The Python of `environment.yml` is within `requires-python`."""
    pythons = [part.removeprefix("python=") for part in _conda() if str(part).startswith("python=")]
    accepted = SpecifierSet(_project()["project"]["requires-python"])
    assert len(pythons) == 1
    assert pythons[0] in accepted


@pytest.mark.parametrize("wanted", _needed(), ids=lambda wanted: wanted.name)
def test_each_dependency_has_its_reason(wanted: Requirement) -> None:
    """CONTRIBUTING.md says in one line why a library is here."""
    reason = _reasons().get(canonicalize_name(wanted.name), "")
    assert reason, f"add a row `| {wanted.name} | why |` under 'Why each dependency' in CONTRIBUTING.md"


def test_no_reason_outlives_its_dependency() -> None:
    """A library that is gone takes its line in CONTRIBUTING.md with it."""
    left = set(_reasons()) - {canonicalize_name(one.name) for one in _needed()}
    assert not left, f"CONTRIBUTING.md gives a reason for what is not in pyproject.toml: {sorted(left)}"


def test_the_package_declares_what_it_imports() -> None:
    """Whoever installs the package alone, without the tools of its authors, can run it."""
    imported = _imported() - set(sys.stdlib_module_names) - {"widgets"}
    assert imported, "no import of another library was seen"
    brought, providers = _brought_by(_needed_to_run()), packages_distributions()
    missing = [name for name in imported if brought.isdisjoint(map(canonicalize_name, providers.get(name, [])))]
    assert not missing, f"widgets imports {sorted(missing)}, which no dependency in pyproject.toml brings"
