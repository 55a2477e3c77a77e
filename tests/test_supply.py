"""What the project takes from others is pinned, and what runs for it may do no more than it needs."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import packages_distributions
from typing import Any

import yaml

from tests.seed import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def jobs() -> dict[str, dict[str, Any]]:
    found = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in WORKFLOWS]
    return {name: job for workflow in found for name, job in workflow["jobs"].items()}


def test_every_action_is_named_by_its_commit_and_tells_its_version() -> None:
    lines = [line for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    assert [line for line in lines if not re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []


def test_a_job_may_do_what_it_says_and_nothing_else() -> None:
    for path in WORKFLOWS:
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"] == {}
    writing = {name for name, job in jobs().items() if "write" in job["permissions"].values()}
    assert writing == {"publish"}
    checkouts = [step for job in jobs().values() for step in job["steps"] if "checkout" in step.get("uses", "")]
    assert [step for step in checkouts if step["with"]["persist-credentials"] is not False] == []


def test_a_deployment_that_has_begun_is_finished() -> None:
    assert jobs()["publish"]["concurrency"]["cancel-in-progress"] is False
    assert all("concurrency" not in yaml.safe_load(path.read_text(encoding="utf-8")) for path in WORKFLOWS)


def test_what_is_needed_is_what_is_imported() -> None:
    """A library nobody imports is a door nobody watches."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {re.split(r"[<>=]", need)[0] for need in project["dependencies"]} - {"mkdocs", "mkdocs-material"}
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "govreport").rglob("*.py"))
    imported = set(re.findall(r"^\s*(?:import|from) (\w+)", code, re.M))
    used = {name.lower() for module, names in packages_distributions().items() if module in imported for name in names}
    assert named - used == set()
