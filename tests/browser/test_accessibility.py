"""Every page type for everyone: axe finds nothing, in light and dark, on phone and desktop; targets can be hit."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import kinds_of

SMALLEST, SMALLEST_ON_PHONE = 24, 44
"""Pixels, of WCAG 2.2 (2.5.8) and of the site's own promise for controls on a phone."""
CONTROLS = "button, summary, select, input[type=search], .md-header label.md-header__button, .entrances a"


COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules whose answer depends on the colour scheme."""


def violations(page: Page, rules: list[str] | None = None) -> dict[str, list[str]]:
    """Return the rules that a page breaks, each with the elements that break it; all rules, or those named."""
    only = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **only}).response["violations"]
    return {
        f"{rule['id']} ({rule['impact']})": [
            f"{n['html'][:160]} | {n['failureSummary'][:200]}" for n in rule["nodes"][:4]
        ]
        for rule in found
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_no_violation_on_any_page_type(
    browser: Browser, address: str, kinds: dict[str, str], scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", locale="zh-CN"
    )
    page = context.new_page()
    broken = {}
    for kind, path in kinds.items():
        page.goto(address + path)
        if kind == "listing" and page.locator("[data-listing]").count():
            page.wait_for_selector(".listing[data-complete]")
            page.evaluate("document.querySelector('.listing-filters').open = true")
        if found := violations(page, COLOURS if scheme == "dark" else None):
            broken[kind] = found
    context.close()
    assert broken == {}


LINKS = """() => {
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return colour.endsWith(", 0)") ? ground(element.parentElement) : colour;
  };
  const letters = (element) => element.textContent.replace(/\\s/g, "").length;
  return [...document.querySelectorAll("article :is(p, li, td, th, dt, dd, figcaption) a[href]")]
    .filter((link) => link.checkVisibility() && letters(link) && !link.matches("nav a, .button, .tool"))
    .map((link) => {
      const block = link.closest("p, li, td, th, dt, dd, figcaption");
      const beside = letters(block) - [...block.querySelectorAll("a")].reduce((sum, a) => sum + letters(a), 0);
      const { textDecorationLine: line, textDecorationColor: colour } = getComputedStyle(link);
      const seen = line === "underline" && contrast(colour, ground(link)) >= 3;
      return { running: beside > 0, seen, shown: `${link.outerHTML.slice(0, 120)} | ${line} ${colour}` };
    });
}"""
"""Each link in a paragraph, an item or a cell: whether words stand beside it, and whether a line under it is seen."""


@pytest.fixture
def every_page(address: str, kinds: dict[str, str], years_address: str, years_site: Path) -> dict[str, str]:
    """The address of a page of each type, of the seed's site and of that with two years."""
    seed = {f"seed {kind}": address + path for kind, path in kinds.items()}
    return seed | {f"years {kind}": years_address + path for kind, path in kinds_of(years_site).items()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_links_in_running_text_are_underlined_on_every_page_type(
    browser: Browser, every_page: dict[str, str], scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_context(color_scheme=scheme, locale="zh-CN").new_page()
    running, unseen = set(), {}
    for kind, url in every_page.items():
        page.goto(url)
        found = [link for link in page.evaluate(LINKS) if link["running"]]
        running |= {kind} if found else set()
        if missed := [link["shown"] for link in found if not link["seen"]]:
            unseen[kind] = missed[:4]
    page.context.close()
    assert unseen == {}
    assert {"seed source", "seed chapter", "seed dictionary", "seed method", "years changes"} <= running


def test_axe_finds_no_violation_in_what_opens_on_demand(page: Page, address: str, kinds: dict[str, str]) -> None:
    page.emulate_media(reduced_motion="reduce")  # axe would measure the colours of a dialog that is still fading in
    page.goto(address + kinds["chapter"])
    page.locator("a.metric").first.focus()
    page.wait_for_selector("#preview:not([hidden])")
    assert violations(page) == {}
    page.goto(address + kinds["home"])
    page.locator(".md-search__input").fill("税收")
    page.wait_for_function("() => document.querySelector('.md-search-result__list mark')")
    page.evaluate("Promise.allSettled(document.getAnimations().map((animation) => animation.finished))")
    assert violations(page) == {}


def small(page: Page, selector: str, least: int) -> list[str]:
    """Return the visible elements smaller than `least` in either direction."""
    found: list[str] = page.eval_on_selector_all(
        selector,
        """(all, least) => all.filter((e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
           .map((e) => [e, e.getBoundingClientRect()])
           .filter(([, b]) => b.width && b.height && (b.width < least || b.height < least))
           .map(([e, b]) => `${e.outerHTML.slice(0, 90)} ${b.width}x${b.height}`)""",
        least,
    )
    return found


def test_controls_are_large_enough_to_hit(page: Page, address: str, kinds: dict[str, str]) -> None:
    missed = {}
    for width, least in ((1440, SMALLEST), (360, SMALLEST_ON_PHONE)):
        page.set_viewport_size({"width": width, "height": 800})
        for kind, path in kinds.items():
            page.goto(address + path)
            if kind == "listing" and page.locator("[data-listing]").count():
                page.wait_for_selector(".listing[data-complete]")
            if found := small(page, CONTROLS, least):
                missed[f"{kind} {width}"] = found
    assert missed == {}


def test_nothing_moves_where_less_motion_is_asked(browser: Browser, address: str, kinds: dict[str, str]) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + kinds["chapter"])
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = page.eval_on_selector_all(
        ".page *",
        "all => all.filter(e => getComputedStyle(e).animationName !== 'none').map(e => e.outerHTML.slice(0, 80))",
    )
    assert moving == []
    context.close()


def unreached(page: Page) -> list[str]:
    """Return the visible controls of a page that the tabulator key does not come to."""
    wanted = page.evaluate("""() => {
      const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.disabled;
      const all = [...document.querySelectorAll(".page :is(a[href], button, input, select, summary)")].filter(shown);
      all.forEach((e, n) => { e.dataset.wanted = n; });
      document.addEventListener("focusin", ({ target }) => { target.dataset.reached = ""; });
      return all.length;
    }""")
    for _ in range(wanted + 40):
        page.keyboard.press("Tab")
    missed: list[str] = page.eval_on_selector_all(
        "[data-wanted]:not([data-reached])", "all => all.map((e) => e.outerHTML.slice(0, 100))"
    )
    return missed


@pytest.mark.parametrize("kind", ["home", "cover", "commitment", "listing"])
def test_the_keyboard_alone_reaches_every_control(page: Page, address: str, kinds: dict[str, str], kind: str) -> None:
    page.goto(address + ("commitments/index.html" if kind == "listing" else kinds[kind]))
    if kind == "listing":
        page.wait_for_selector(".listing[data-complete]")
    assert unreached(page) == []
