"""One generated page: front matter by PyYAML, body by a Jinja template, every value escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape as html_escape
from types import MappingProxyType
from typing import Any

import jinja2
import yaml
from markupsafe import Markup

from govreport.model import Artifact
from govreport.writers import addresses, labels
from govreport.writers.beside import written
from govreport.writers.markdown import amount
from govreport.writers.markdown.escape import escape
from govreport.writers.markdown.page_tags import PageTags

_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""The C emitter where it is there: thousands of pages, the same words."""


NOTHING: Mapping[str, object] = MappingProxyType({})
BEHIND_THE_TEXT = {"boost": 0.5}
"""For search: found, but after the sentences of the reports; places and indicators by their names alone."""


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("govreport.writers.markdown"),
        autoescape=True,
        finalize=escape,  # the one escape, instead of Jinja's own
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        addresses=addresses,
        labels=labels,
        scaled=amount.scaled,
        signed=amount.signed,
        difference=amount.difference,
        value_of=amount.value_of,
        written=written,
        grouped_count="{:,}".format,
    )
    return environment


def page(  # noqa: PLR0913 (all but two by name)
    folder: str,
    template: str,
    *,
    title: str,
    description: str,
    tags: PageTags | None = None,
    meta: Mapping[str, object] = NOTHING,
    **values: object,
) -> Artifact:
    """Return the page at `folder` (``""`` is the home page).

    Args:
        folder: Address below the site's root, with a closing ``/``.
        template: Name of the template, without ``.jinja``. It is told `values`, `title`, `root` (the way
            back to the site's root) and `to`, which makes a link from the root into one from this page.
        title: Of the page, plain.
        description: One sentence for search engines and shared links, plain.
        tags: Those of its head, plain; see `page_tags`.
        meta: Goes to the front matter, where overrides read it.
        values: What the template needs.
    """
    root = addresses.to_root(folder)
    body = (
        _environment()
        .get_template(f"{template}.jinja")
        .render(root=root, to=lambda link: Markup(root + link), folder=folder, title=title, **values)
    )
    # The theme prints title and description as they are: so they are escaped here.
    shown = {"title": html_escape(title), "description": html_escape(description)}
    head: dict[str, object] = {**shown, "kind": template, **meta}
    if tags:
        head["page_tags"] = tags.named(title, description)
    front = yaml.dump(head, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**30)
    return Artifact.text(f"{folder}index.md", f"---\n{front}---\n\n{body}")
