"""Write ``API.md`` from the docstrings of the library: ``python -m tests.api_page``."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from enum import Enum, EnumMeta
from itertools import pairwise

import govreport
from govreport.model import (
    Bound,
    Check,
    Commitment,
    Diagnostic,
    Document,
    Identity,
    Measure,
    Metric,
    Paragraph,
    Passage,
    Quantity,
    Report,
    Section,
    Sentence,
    Severity,
    Source,
    Span,
    Status,
    Strength,
)
from tests.seed import ROOT

PAGE = ROOT / "API.md"
FUNCTIONS = (govreport.read, govreport.read_text)
KINDS: tuple[type, ...] = (
    Report, Document, Source, Identity, Section, Paragraph, Sentence, Passage, Metric, Quantity, Commitment, Diagnostic,
    Span, govreport.Part, Status, Measure, Bound, Check, Strength, Severity, govreport.GovReportError,
    govreport.SeedError,
)  # fmt: skip


def text() -> str:
    """Return the page."""
    lines = ["# The library", "", "Made from the docstrings by `python -m tests.api_page`; the examples are tests.", ""]
    lines += [*_doc(govreport.__doc__), "", "## Functions", ""]
    for function in FUNCTIONS:
        lines += [f"### `govreport.{function.__name__}{_signature(function)}`", "", *_doc(function.__doc__), ""]
    lines += ["## What a report is made of", ""]
    for kind in KINDS:
        lines += [f"### `{kind.__name__}`", "", *_doc(kind.__doc__), "", *_members(kind)]
    return "\n".join(lines).rstrip() + "\n"


def _doc(docstring: str | None) -> list[str]:
    """Return a docstring with its examples and its sections as Markdown."""
    lines: list[str] = []
    inside = False
    for line in inspect.cleandoc(docstring or "").splitlines():
        if line.lstrip().startswith(">>> ") and not inside:
            lines += ["", "```pycon"] if lines and lines[-1] else ["```pycon"]
            inside = True
        elif inside and not line.strip():
            lines.append("```")
            inside = False
        named = line in ("Args:", "Raises:", "Returns:")
        lines.append(f"**{line}**\n" if named else line if inside else _item(line))
    return [*lines, "```"] if inside else lines


def _item(line: str) -> str:
    return f"- {line.strip()}" if line.startswith("    ") and ": " in line else line.replace("``", "`")


def _members(kind: type) -> Iterator[str]:
    """Yield a list of what a class has: fields with their types and what is said of them, and public methods."""
    notes = dict(_notes(kind))
    if isinstance(kind, EnumMeta):
        yield from (f"- `{member.name}` (`{member.value}`){notes.get(member.name, '')}" for member in list[Enum](kind))
    else:
        own = inspect.get_annotations(kind)
        yield from (f"- `{name}`: `{type_}`{notes.get(name, '')}" for name, type_ in own.items() if name[0] != "_")
        for name, member in vars(kind).items():
            made = getattr(member, "__func__", member)
            if inspect.isfunction(made) and not name.startswith("_"):
                first = (inspect.getdoc(made) or "").split("\n")[0].replace("``", "`")
                yield f"- `{name}{_signature(made)}`: {first}"
    yield ""


def _signature(function: Callable[..., object]) -> str:
    return str(inspect.signature(function)).replace("'", "")


def _notes(kind: type) -> Iterator[tuple[str, str]]:
    """Yield what the docstrings below fields say."""
    [made] = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    body = made.body if isinstance(made, ast.ClassDef) else []
    for node, below in pairwise(body):
        said = below.value.value if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) else None
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if isinstance(targets[0], ast.Name) and isinstance(said, str):
            yield targets[0].id, " — " + " ".join(said.split()).replace("``", "`")


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
