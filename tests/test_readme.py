"""What a newcomer sees first: pictures that are there and small, links that lead somewhere, a page of the library."""

from __future__ import annotations

import re

import pytest

from tests import api_page
from tests.seed import ROOT

READMES = ("README.md", "README.zh.md")
MOST_BYTES = 150_000
OPENING = 30


@pytest.mark.parametrize("name", READMES)
def test_a_readme_opens_with_two_small_pictures_and_a_way_for_each_of_three_readers(name: str) -> None:
    opening = "\n".join((ROOT / name).read_text(encoding="utf-8").splitlines()[:OPENING])
    pictures = re.findall(r"!\[[^\]]+\]\((pictures/[^)]+)\)", opening)
    assert len(pictures) == 2
    for picture in pictures:
        content = (ROOT / picture).read_bytes()
        assert content.startswith(b"\x89PNG")
        assert len(content) < MOST_BYTES
    assert all(way in opening for way in ("govreport new", "govreport.read(", "make test"))


@pytest.mark.parametrize("name", READMES)
def test_a_readme_links_files_that_are_there(name: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / name).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_page_of_the_library_is_that_of_its_docstrings() -> None:
    assert api_page.PAGE.read_text(encoding="utf-8") == api_page.text()
