"""What the project takes from others is pinned, and what runs for it may do no more than it needs."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.seed import ROOT

OWN = ROOT / ".github" / "workflows"
STARTER = ROOT / "govreport" / "starter" / "dot.github" / "workflows" / "site.yml"
WORKFLOWS = [*sorted(OWN.glob("*.yml")), STARTER]
PUBLISHING = [OWN / "site.yml", STARTER]


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return found


def steps(path: Path, job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = jobs(path)[job]["steps"]
    return found


def test_every_action_is_named_by_its_commit_and_tells_its_version() -> None:
    lines = [line for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    assert [line for line in lines if not re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_job_may_do_what_it_says_and_nothing_else(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    assert "concurrency" not in workflow
    writing = {name for name, job in jobs(path).items() if "write" in job["permissions"].values()}
    assert writing <= {"publish"}
    checkouts = [step for job in jobs(path).values() for step in job["steps"] if "checkout" in step.get("uses", "")]
    assert [step for step in checkouts if step["with"]["persist-credentials"] is not False] == []


@pytest.mark.parametrize("path", PUBLISHING, ids=("repository", "starter"))
def test_publishing_runs_no_code_of_others_with_rights_to_write(path: Path) -> None:
    publish = jobs(path)["publish"]
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step["uses"].split("@")[0] for step in publish["steps"]] == ["actions/deploy-pages"]
    assert jobs(path)["build"]["permissions"] == {"contents": "read", "pages": "read"}


@pytest.mark.parametrize("path", PUBLISHING, ids=("repository", "starter"))
def test_a_deployment_that_has_begun_is_finished(path: Path) -> None:
    assert jobs(path)["publish"]["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_publishing_waits_for_no_test_and_tests_for_no_seed() -> None:
    """A fork with other reports must publish, and its tests hold: they look at the sample of the tests alone."""
    assert {path.name for path in PUBLISHING} == {"site.yml"}
    for path in PUBLISHING:
        assert set(jobs(path)) == {"build", "publish"}
        assert jobs(path)["publish"]["needs"] == "build"
    assert [step["run"] for step in steps(OWN / "tests.yml", "test") if "run" in step] == ["make test", "make faults"]
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    assert not re.search(r'ROOT / "see' + 'ds"', tests)


@pytest.mark.parametrize("path", PUBLISHING, ids=("repository", "starter"))
def test_where_pages_is_switched_off_the_job_says_which_switch_to_press(path: Path) -> None:
    made = steps(path, "build")
    [pages] = [step for step in made if step.get("id") == "pages"]
    assert pages["continue-on-error"] is True
    told = made[-1]
    assert told["if"] == "steps.pages.outcome == 'failure'"
    assert "Settings → Pages，在 Source 选 GitHub Actions" in told["run"]
    assert told["run"].rstrip().endswith("exit 1")


def test_what_is_needed_is_what_is_imported() -> None:
    """A library nobody imports is a door nobody watches."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {re.split(r"[<>=]", need)[0] for need in project["dependencies"]} - {"mkdocs", "mkdocs-material"}
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "govreport").rglob("*.py"))
    imported = set(re.findall(r"^\s*(?:import|from) (\w+)", code, re.M))
    used = {name.lower() for module, names in packages_distributions().items() if module in imported for name in names}
    assert named - used == set()
