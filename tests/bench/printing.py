"""PDFs: how fast, how big, whether memory stays bounded, and WeasyPrint beside it where it is installed."""

from __future__ import annotations

import importlib
import importlib.util
import resource
from collections.abc import Iterator
from html import escape

import pylopdf_fonts_zh_cn as noto

from govreport.extract import extract
from govreport.lexicon import default_lexicon
from govreport.model import Report, Span
from govreport.parser import parse
from govreport.reader import find_seeds, read_source
from govreport.writers.pdf import open_compiler
from govreport.writers.pdf.body import Json
from govreport.writers.pdf.document import whole
from govreport.writers.pdf.faces import FANDOL
from tests.bench.result import Result, at_least, at_most, median_seconds
from tests.seed import SEEDS

MANY = 20


def measure() -> Iterator[Result]:
    """Yield every figure of the compiler."""
    lexicon = default_lexicon()
    report = extract(parse(read_source(find_seeds(SEEDS)[0], SEEDS), lexicon), lexicon)
    compiler, issue = open_compiler(), iter(range(10**6))

    def one() -> bytes:
        return compiler.print("report", _changed(report, next(issue)), report.document.identity.published)

    seconds = median_seconds(one)
    yield at_most("the seed's PDF with both annexes, in a warm process", seconds, 0.5, "s")
    yield at_most("the seed's PDF", len(one()) / 1e6, 1, "MB")
    yield at_most(f"{MANY} reports of the seed's size", median_seconds(lambda: [one() for _ in range(MANY)], 1), 6, "s")
    before = _peak()
    for _ in range(2 * MANY):
        one()
    yield at_most(f"growth of memory over {2 * MANY} more", _peak() / before, 1.1, "x")
    if importlib.util.find_spec("weasyprint"):
        yield at_least("times faster than WeasyPrint, same text and tables", _peer(report) / seconds, 5, "x")


def _changed(report: Report, number: int) -> Json:
    """Return the report with a word changed in every paragraph, so that nothing is taken from the last one."""
    data = whole(report)
    for block in data["blocks"]:
        if block["kind"] == "paragraph":
            block["parts"][-1]["runs"].append({"t": f"第{number}稿", "m": ""})
    for row in data["annex"]["commitments"]:
        row["runs"].append({"t": f"第{number}稿", "m": ""})
    return {**data, "title": f"{data['title']}第{number}稿"}


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _peer(report: Report) -> float:
    weasyprint = importlib.import_module("weasyprint")
    configuration = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
    page = _html(report)

    def one() -> object:
        return weasyprint.HTML(string=page).write_pdf(font_config=configuration, pdf_variant="pdf/ua-1")

    return median_seconds(one, 3)


def _html(report: Report) -> str:
    """Return the same document as a page: figures on one line and linked to their row, rows with page numbers."""
    faces = {"fang": FANDOL / "FandolFang-Regular.otf", "hei": noto.sans_path(), "song": noto.serif_path()}
    fonts = "".join(f"@font-face {{font-family: {name}; src: url({p.as_uri()})}}" for name, p in faces.items())
    paragraphs = "".join(f"<p>{_linked(report, p.span)}</p>" for p in report.document.paragraphs)
    figures = "".join(
        f"<tr id=row-{m.id}><td>{escape(m.indicator)}<td>{escape(m.text)}<td>{m.status}<td>{m.period}"
        f"<td><a class=page href=#{m.id}></a>"
        for m in report.metrics
    )
    promises = "".join(
        f"<tr><td>{escape(c.text)}<td>{c.deadline}<td><td><td><td><a class=page href=#{c.id}></a>"
        for c in report.commitments
    )
    return (
        f"<html lang=zh><title>{escape(report.document.identity.title)}</title><style>{fonts}"
        "@page {size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-right {content: '— ' counter(page) ' —'}}"
        "body {font: 15.79pt/29.61pt fang, song; text-align: justify} p {text-indent: 2em; margin: 0}"
        "b {font-weight: normal; white-space: nowrap} .page::after {content: target-counter(attr(href), page)}"
        f"td {{border: 0.5pt solid}} tr {{break-inside: avoid}}</style>{paragraphs}"
        f"<table>{figures}</table><table>{promises}</table>"
    )


def _linked(report: Report, span: Span) -> str:
    """Return a paragraph with its figures linked and its promises marked."""
    text, at, made = report.document.source.text, span.start, ""
    marks = [(m.span.start, m.span.end, f"<b id={m.id}><a href=#row-{m.id}>", "</a></b>") for m in report.metrics]
    marks += [(c.span.start, c.span.start, f"<i id={c.id}></i>", "") for c in report.commitments]
    for start, end, before, behind in sorted(marks):
        if at <= start < span.end:
            made += escape(text[at:start]) + before + escape(text[start:end]) + behind
            at = end
    return made + escape(text[at : span.end])
