"""The policy of the site: nothing that a report or a ledger says is run, and nothing that the site does is stopped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from tests.browser import hostile
from tests.browser.conftest import build_site, kinds_of, serve
from tests.browser.test_pages import KINDS

PROMISE = "commitments/shili-2022-c7zvljv4d/index.html"
WATCH = """
addEventListener("securitypolicyviolation", (event) =>
  console.error("policy:", event.violatedDirective, event.blockedURI));
"""
OWN_PAGES = {
    "open": "---\npolicy: off\n---\n# 自写\n\n<script>window.ran = 'off'</script>\n",
    "own": "---\npolicy: \"script-src 'unsafe-inline' 'self'\"\n---\n# 自写\n\n<script>window.ran = 'own'</script>\n",
    "plain": "# 自写\n\n<script>window.ran = 'plain'</script>\n",
}


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    docs = hostile.write_docs(folder)
    for name, text in OWN_PAGES.items():
        path = docs / "hand" / name / "index.md"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return build_site(docs, folder / "site")


@pytest.fixture(scope="module", params=["http", "file"])
def root(request: pytest.FixtureRequest, hostile_site: Path) -> Iterator[str]:
    """The site's address on a server, and as a folder."""
    if request.param == "file":
        yield hostile_site.as_uri() + "/"
    else:
        with serve(hostile_site) as address:
            yield address


@pytest.fixture
def told(context: BrowserContext) -> list[str]:
    """What the browser stopped or complained of, and dialogs that a script opened."""
    heard: list[str] = []
    context.add_init_script(WATCH)
    context.on("console", lambda message: heard.extend([message.text] if message.type == "error" else []))
    context.on("weberror", lambda error: heard.append(str(error.error)))

    def dismiss(dialog: Dialog) -> None:
        heard.append(dialog.message)
        dialog.dismiss()

    context.on("dialog", dismiss)
    return heard


@pytest.fixture
def opened(context: BrowserContext, told: list[str]) -> Iterator[Page]:
    """A page of which nothing may be stopped and in which nothing of the text may have run."""
    page = context.new_page()
    yield page
    assert page.evaluate("window.ran") is None
    assert told == []


def all_pages(site: Path) -> list[str]:
    """Return every page that the program wrote."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [path for path in found if not path.startswith("hand/")]


def test_every_page_carries_a_policy_before_it_loads_anything(hostile_site: Path) -> None:
    for path in all_pages(hostile_site):
        text = (hostile_site / path).read_text(encoding="utf-8")
        policy = text.index('<meta http-equiv="Content-Security-Policy" content="default-src ')
        first = re.search(r"<(?:link|script|style|body)\b", text)
        assert first is not None, path
        assert policy < first.start(), path
        assert not re.search(r"'unsafe-\w+'|\*", text[policy : text.index(">", policy)]), path


def test_no_page_has_a_script_a_handler_or_a_style_of_its_own(hostile_site: Path) -> None:
    for path in all_pages(hostile_site):
        page = html.parse(str(hostile_site / path), html.HTMLParser(encoding="utf-8"))
        written = page.xpath("//script[not(@src) and not(@type='application/json')] | //style | //base | //iframe")
        assert written == [], path
        names = {str(name) for element in page.iter("*") for name in element.keys()}  # noqa: SIM118
        assert [name for name in names if name == "style" or name.startswith("on")] == [], path
        ways = page.xpath("//@href | //@src | //@action | //@data | //@content")
        assert [way for way in ways if str(way).strip().lower().startswith("javascript:")] == [], path


def test_no_page_type_runs_a_word_of_its_text(opened: Page, root: str, hostile_site: Path) -> None:
    assert set(kinds_of(hostile_site)) >= KINDS | {"outcome", "outcomes", "changes"}
    for path in all_pages(hostile_site):
        if path == "404.html" and root.startswith("file:"):
            continue  # only a server shows it, at any address: its links begin at the server's root
        opened.goto(root + path)
        opened.wait_for_function("() => document.readyState === 'complete'")
        expect(opened.locator("h1").first).to_be_visible()
        opened.eval_on_selector_all("details", "all => all.forEach((one) => { one.open = true; })")
        assert opened.evaluate("window.ran") is None, path


def test_search_shows_hostile_words_as_words(opened: Page, root: str) -> None:
    opened.goto(f"{root}index.html")
    for query in ("<script>ran=1</script>", "onerror", "坏字"):
        opened.locator(".md-search__input").fill(query)
        opened.wait_for_function("() => document.querySelector('.md-search-result__list mark')")
        assert opened.locator(".md-search-result__list :is(script, img, svg[onload], iframe)").count() == 0
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/reports/**")
    opened.wait_for_selector("mark[data-md-highlight]")


def test_filters_order_and_export_work(opened: Page, root: str, tmp_path: Path) -> None:
    opened.goto(f"{root}metrics/index.html")
    opened.wait_for_selector(".listing[data-complete]")
    opened.get_by_label("查找文字").fill("onload")
    expect(opened.locator(".listing-table mark").first).to_have_text("onload")
    opened.get_by_label("排序").select_option(index=1)
    for kind in ("csv", "json"):
        with opened.expect_download() as download:
            opened.locator(f"[data-export={kind}]").click()
        download.value.save_as(tmp_path / kind)
        assert "<svg onload=ran=3>" in (tmp_path / kind).read_text(encoding="utf-8-sig")
    opened.go_back()
    opened.goto(f"{root}commitments/index.html?text=广场")
    opened.wait_for_selector(".listing[data-complete]")
    assert opened.locator(".listing-table :is(script, img, iframe, svg)").count() == 0


def test_previews_copies_print_and_large_type_work(opened: Page, context: BrowserContext, root: str) -> None:
    if root.startswith("http"):
        context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.goto(root + PROMISE)
    opened.get_by_role("button", name="复制原话和出处").click()
    expect(opened.locator("[data-label='复制原话和出处']")).to_have_text("已复制")
    opened.get_by_role("link", name="在报告中查看这句话").click()
    opened.wait_for_url("**/reports/**")
    opened.locator("main a[data-facts]").first.hover()
    expect(opened.locator("#preview")).to_be_visible()
    for mark in opened.locator("main a[data-facts]").all():
        mark.focus()
        expect(opened.locator("#preview :is(script, img, svg, iframe)")).to_have_count(0)
    opened.evaluate("window.print = () => { window.printed = true }")
    opened.get_by_role("button", name="打印本页").click()
    assert opened.evaluate("window.printed") is True
    opened.get_by_role("button", name="大字").click()
    opened.reload()
    expect(opened.locator("html.large-type")).to_have_count(1)
    expect(opened.get_by_role("button", name="大字")).to_have_attribute("aria-pressed", "true")
    assert opened.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_menu_and_search_open_by_key(opened: Page, root: str, key: str) -> None:
    opened.set_viewport_size({"width": 800, "height": 900})
    opened.goto(f"{root}index.html")
    for toggle, name in (("drawer", "导航栏"), ("search", "查找")):
        opened.locator(f".md-header [role=button][aria-label={name}]").press(key)
        assert opened.locator(f"[data-md-toggle={toggle}]").is_checked()
        opened.evaluate(f"document.querySelector('[data-md-toggle={toggle}]').click()")


LOOK = """
  window.shown = []; // colours and type at each moment at which the page could be painted
  const look = () => {
    const { body, documentElement } = document;
    const has = body && `${body.dataset.mdColorScheme} ${documentElement.classList.contains("large-type")}`;
    if (has && !shown.includes(has)) shown.push(has);
    requestAnimationFrame(look);
  };
  look();
"""


@pytest.mark.parametrize(("system", "expected"), [("light", "default"), ("dark", "slate")])
def test_the_first_paint_has_the_colours_and_the_type_of_the_last(
    opened: Page, context: BrowserContext, root: str, system: Literal["light", "dark"], expected: str
) -> None:
    context.add_init_script(LOOK)
    opened.emulate_media(color_scheme=system)
    opened.goto(f"{root}commitments/index.html")
    opened.wait_for_load_state("networkidle")
    assert opened.evaluate("window.shown") == [f"{expected} false"]
    opened.get_by_role("button", name="大字").click()
    other = {"default": "slate", "slate": "default"}[expected]
    while opened.locator("body").get_attribute("data-md-color-scheme") != other:
        opened.locator("label[for^=__palette_]:visible").click()
    opened.reload()
    opened.wait_for_load_state("networkidle")
    assert opened.evaluate("window.shown") == [f"{other} true"]


@pytest.mark.parametrize(("name", "ran"), [("open", "off"), ("own", "own"), ("plain", None)])
def test_a_hand_written_page_may_have_a_policy_of_its_own(
    context: BrowserContext, told: list[str], root: str, name: str, ran: str | None
) -> None:
    page = context.new_page()
    page.goto(f"{root}hand/{name}/index.html")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("window.ran ?? null") == ran
    assert any("script-src" in words for words in told) is (ran is None)


ADD = "const add = (name, has) => document.body.appendChild(Object.assign(document.createElement(name), has)); "
INTRUSIONS = {
    "script": "add('script', { text: 'window.ran = 1' })",
    "handler": "add('div', { innerHTML: '<img src=data:, onerror=window.ran=1>' })",
    "link": "add('a', { href: 'javascript:void(window.ran=1)' }).click()",
    "style": "add('div', { innerHTML: '<p style=color:red>x</p>' })",
    "elsewhere": "add('script', { src: 'https://x.example/a.js' })",
    "picture": "add('img', { src: 'https://x.example/a.png' })",
    "frame": "add('iframe', { src: 'https://x.example/' })",
    "base": "add('base', { href: 'https://x.example/' })",
    "form": "add('form', { action: 'https://x.example/' }).submit()",
    "object": "add('object', { data: 'index.html' })",
}


@pytest.mark.parametrize("way", INTRUSIONS)
def test_what_gets_into_a_page_all_the_same_is_stopped(browser: Browser, root: str, way: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    left: list[str] = []
    page.goto(f"{root}index.html")
    context.on("response", lambda response: left.append(response.url))
    page.evaluate("addEventListener('securitypolicyviolation', () => { window.stopped = true; })")
    page.evaluate(f"{{ {ADD}{INTRUSIONS[way]} }}")
    page.wait_for_function("() => window.stopped")
    assert page.evaluate("window.ran") is None
    assert [url for url in left if "x.example" in url] == []
    context.close()
