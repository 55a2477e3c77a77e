"""An index of 200,000 rows stays usable: measured inside the browser, as a reader feels it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

FIRST_VIEW, CHANGE = 1000, 100
"""Milliseconds."""
TRIES = 5
"""The best of so many is taken: other work on the machine is not the page's doing."""

BOX = "document.querySelector(\"input[name={}][value='{}']\").click()"
TYPE = "(field => {{ field.value = '{}'; field.dispatchEvent(new Event('input', {{ bubbles: true }})); }})({})"
FORM = "document.querySelector('.listing-form').elements"
CHANGES = {
    "first facet": (BOX.format("status", "target"),) * 2,
    "second facet": (BOX.format("year", "2020"),) * 2,
    "text": (TYPE.format("农村公路", f"{FORM}.text"), TYPE.format("", f"{FORM}.text")),
    "rare text": (TYPE.format("公里。（4321", f"{FORM}.text"), TYPE.format("", f"{FORM}.text")),
    "two words": (TYPE.format("公路 力争", f"{FORM}.text"), TYPE.format("", f"{FORM}.text")),
    "order by facet": (TYPE.format("-status", f"{FORM}.sort"), TYPE.format("", f"{FORM}.sort")),
}
WITHIN_A_UNIT = {
    "range": (TYPE.format("30", f"{FORM}.min"), TYPE.format("", f"{FORM}.min")),
    "order by value": (TYPE.format("-value", f"{FORM}.sort"), TYPE.format("", f"{FORM}.sort")),
}
READY = """new MutationObserver((_, observer) => {
  if (document.querySelector(".listing[data-ready]")) { window.readyAt = performance.now(); observer.disconnect(); }
}).observe(document, { subtree: true, attributes: true, childList: true })"""
TIMED = """async ([change, back]) => {
  const pause = () => new Promise((done) => setTimeout(done, 60));
  const run = new Function(change), undo = new Function(back);
  await pause();
  const before = performance.now();
  run();
  document.body.getBoundingClientRect();
  const taken = performance.now() - before;
  await pause();
  undo();
  return taken;
}"""


def best(page: Page, change: tuple[str, str]) -> float:
    return min(float(page.evaluate(TIMED, list(change))) for _ in range(TRIES))


@pytest.fixture
def loaded(page: Page, large_address: str) -> Page:
    page.goto(f"{large_address}metrics/index.html")
    page.wait_for_selector(".listing[data-complete]", timeout=60_000)
    return page


def test_the_first_view_of_200_000_rows_stands_within_a_second(page: Page, large_address: str) -> None:
    page.add_init_script(READY)
    taken = []
    for _ in range(TRIES):
        page.goto(f"{large_address}metrics/index.html", wait_until="commit")
        page.wait_for_selector(".listing[data-ready]")
        taken.append(page.evaluate("window.readyAt"))
        page.goto("about:blank")
    assert min(taken) <= FIRST_VIEW


def test_every_change_of_200_000_rows_is_shown_at_once(loaded: Page) -> None:
    taken = {name: best(loaded, change) for name, change in CHANGES.items()}
    loaded.locator("input[name='unit'][value='公里']").click()
    taken |= {name: best(loaded, change) for name, change in WITHIN_A_UNIT.items()}
    assert {name: spent for name, spent in taken.items() if spent > CHANGE} == {}


def test_a_chosen_year_asks_for_its_own_rows_only(page: Page, large_address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{large_address}metrics/index.html?year=2015")
    page.wait_for_selector(".listing[data-complete]")
    assert {name for name in asked if name.startswith("metrics-")} == {"metrics-2015.js", "metrics-2015-2.js"}
