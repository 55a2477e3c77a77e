"""The way of the data, step by step: read, parse, extract, resolve, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from govreport import writers
from govreport.extract import RULE_LABELS, extract
from govreport.lexicon import Lexicon, default_lexicon
from govreport.model import (
    Artifact,
    Catalog,
    Document,
    Filings,
    GovReportError,
    Report,
    SeedError,
    Source,
    UnforeseenError,
    Version,
)
from govreport.parser import parse, parse_passage
from govreport.pipeline.accuracy import recorded_accuracy
from govreport.pipeline.disk import is_utf_8
from govreport.pipeline.door import at_hand, describe_unexpected
from govreport.pipeline.renaming import pair_changed
from govreport.pipeline.site_options import read_site
from govreport.pipeline.tag_notes import with_tag_notes
from govreport.reader import find_seeds, find_versions, published_name, read_source
from govreport.reader.content import files_below
from govreport.reader.progress import read_filings
from govreport.reading import as_read, restore
from govreport.resolve import resolve
from govreport.resolve.doubles import part_doubles
from govreport.writers import pdf


@dataclass(frozen=True, slots=True)
class Config:
    """What the command line decides; options of the site live in mkdocs.yml."""

    seeds: Path
    docs: Path
    site: Path = Path("mkdocs.yml")
    """Where the site's address stands, with ``site.toml`` beside it; both may be missing."""
    progress: Path = Path("progress")
    """Folder of ledgers, links.toml and corrections.toml; may be missing."""
    fonts: Path = Path("fonts")
    """Fonts of one's own for the PDFs; may be missing."""
    degrade_pdf: bool = False
    """Whether a PDF may be printed with another font, or a mark, for what is missing."""


def silent(message: str) -> None:
    """Take a progress message and say nothing."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """What was read below a folder of seeds."""

    reports: tuple[Report, ...]
    versions: tuple[Version, ...]
    """Older texts kept beside the seeds of `reports`."""
    refused: tuple[SeedError, ...] = ()
    """Why files were left out, in the order of their paths."""

    def complete(self) -> Seeds:
        """Return these seeds where nothing was left out.

        Raises:
            SeedError: The first reason why something was.
        """
        if self.refused:
            raise self.refused[0]
        return self


class Steps:
    """The two steps that take longest, each for one report; a preview remembers what they gave."""

    def read(self, path: Path, seeds: Path, lexicon: Lexicon) -> Report:
        """Return the report at `path`, as `read_report` does."""
        return read_report(path, seeds, lexicon)

    def print(self, report: Report, compiler: pdf.Compiler) -> tuple[pdf.PdfDocument, ...]:
        """Return the PDFs of a report."""
        return tuple(pdf.documents_of(report, compiler))


_STEPS = Steps()


def read_seeds(
    seeds: Path, lexicon: Lexicon, progress: Callable[[str], None] = silent, steps: Steps = _STEPS
) -> Seeds:
    """Read, parse and extract every report below `seeds`; what can't be published is told beside the others.

    Of a report that is there twice, the first by path is kept.

    Raises:
        SeedError: If there is no report at all, or the folder can't be read.
    """
    paths = find_seeds(seeds)
    if not paths:
        raise SeedError(str(seeds), "里面没有报告；请放入 .txt、.docx、.odt、.html、.md、.pdf 或 .ofd 文件")
    read: dict[str, Report] = {}
    refused: list[SeedError] = []
    for number, path in enumerate(paths, 1):
        if len(paths) > 1:
            progress(f"读取 {number}/{len(paths)} {path.relative_to(seeds).as_posix()}")
        try:
            _require_utf_8(path, seeds)
            report = steps.read(path, seeds, lexicon)
            _require_other_bytes(report.document.source, read)
        except SeedError as error:
            refused.append(error)
        else:
            read[report.document.source.sha256] = report
    reports, doubles = part_doubles(read.values())
    versions, unread = read_versions(seeds, reports, lexicon)
    by_path = sorted((*refused, *doubles, *unread), key=lambda error: error.path)
    return Seeds(reports, versions, tuple(by_path))


def _require_utf_8(path: Path, folder: Path) -> None:
    """Refuse a name that stands in no data file: its bytes are those of another encoding."""
    if not is_utf_8(path.relative_to(folder).as_posix()):
        why = "文件名不是 UTF-8 编码，公布的数据里写不出来；没有采用。请改名后重新运行"
        raise SeedError(published_name(path, folder), why)


def _require_other_bytes(source: Source, read: Mapping[str, Report]) -> None:
    if same := read.get(source.sha256):
        raise SeedError(source.path, f"与 {same.document.source.path} 的内容完全相同；没有采用。请只留一份")


def read_reports(
    seeds: Path, lexicon: Lexicon, progress: Callable[[str], None] = silent
) -> tuple[Report, ...]:
    """Return every report below `seeds`, in the order of their paths.

    Raises:
        SeedError: If there is no report, or one can't be read as a report or is there twice.
    """
    return read_seeds(seeds, lexicon, progress).complete().reports


def read_report(path: Path, seeds: Path, lexicon: Lexicon) -> Report:
    """Read, parse and extract the report at `path`, named by its path below `seeds`.

    Raises:
        SeedError: If it can't be read as a report.
        UnforeseenError: If the program fails at it in a way that nobody foresaw.
    """
    try:
        return find_in(read_source(path, seeds), lexicon)
    except GovReportError:
        raise
    except Exception as error:
        name = path.relative_to(seeds).as_posix()
        raise UnforeseenError(name, describe_unexpected(error, "没有采用这个文件")) from error


def find_in(source: Source, lexicon: Lexicon) -> Report:
    """Parse and extract a source as a person reads it; what is found tells its place in the source as received.

    Raises:
        SeedError: If it is no report.
    """
    return _found(source, lexicon, parse)


def find_in_passage(source: Source, lexicon: Lexicon) -> Report:
    """Return the same of a passage out of a report.

    Raises:
        SeedError: If it is empty or not in Chinese.
    """
    return _found(source, lexicon, parse_passage)


def _found(source: Source, lexicon: Lexicon, parsing: Callable[[Source, Lexicon], Document]) -> Report:
    reading, alignment = as_read(source)
    return restore(extract(parsing(reading, lexicon), lexicon), source, alignment)


def read_versions(
    seeds: Path, reports: Iterable[Report], lexicon: Lexicon
) -> tuple[tuple[Version, ...], tuple[SeedError, ...]]:
    """Read the older texts that are kept beside the seeds of `reports`; return those, and why others can't be read."""
    versions, refused = [], []
    for report in sorted(reports, key=lambda report: report.id):
        for number, path in find_versions(seeds / report.document.source.path):
            try:
                _require_utf_8(path, seeds)
                with at_hand(path.relative_to(seeds)):
                    versions.append(_version(report, number, read_source(path, seeds), lexicon))
            except SeedError as error:
                refused.append(error)
    return tuple(versions), tuple(refused)


def _version(report: Report, number: int, source: Source, lexicon: Lexicon) -> Version:
    """Return an older text with the ids it gave: what stands beside the seed held for it, too."""
    old = find_in(replace(source, sidecar=report.document.source.sidecar), lexicon)
    ids = tuple(report.id + commitment.id.removeprefix(old.id) for commitment in old.commitments)
    return Version(report.id, number, source, ids, tuple(_renamed(ids, old, report)))


def _renamed(ids: Sequence[str], old: Report, new: Report) -> Iterator[tuple[str, str]]:
    """Yield the ids of promises of an older text whose words were changed, each with the id of what they are now."""
    before, after = [c.text for c in old.commitments], [c.text for c in new.commitments]
    for was, now in pair_changed(before, after):
        yield ids[was], new.commitments[now].id


def build(
    config: Config, progress: Callable[[str], None] = silent
) -> tuple[Catalog, tuple[Artifact, ...]]:
    """Return the catalog of all reports below ``config.seeds`` and the files made from it; write nothing.

    Raises:
        GovReportError: If the build can't go on.
    """
    return build_from(read_seeds(config.seeds, default_lexicon(), progress).complete(), config, progress)


def build_from(
    seeds: Seeds, config: Config, progress: Callable[[str], None] = silent, steps: Steps = _STEPS
) -> tuple[Catalog, tuple[Artifact, ...]]:
    """Return the catalog of the reports that were read and the files made from it; write nothing.

    Raises:
        GovReportError: If the build can't go on.
    """
    site, lexicon = read_site(config.site), default_lexicon()
    catalog = resolve(seeds.reports, lexicon, read_filed(config.progress, lexicon), renamed_by(seeds.versions))
    catalog = replace(catalog, accuracy=recorded_accuracy(), versions=seeds.versions, rules=RULE_LABELS)
    compiler = pdf.open_compiler(config.fonts, degrade=config.degrade_pdf, titles=lexicon.titles, publisher=site.office)
    printed = _print_reports(catalog, compiler, progress, steps)
    for note in compiler.notes:
        progress(note)
    catalog = with_tag_notes(catalog, site)
    return catalog, writers.write(catalog, site, printed)


def renamed_by(versions: Iterable[Version]) -> dict[str, str]:
    """Return the ids of promises of older texts, each with the id of what they are now."""
    return {was: now for version in versions for was, now in version.renamed}


def read_filed(folder: Path, lexicon: Lexicon) -> Filings:
    """Return all that was filed below a folder; a missing one holds nothing.

    Raises:
        SeedError: If a name in it can't be published, or a folder can't be opened.
    """
    for path in files_below(folder) if folder.exists() else ():
        _require_utf_8(path, folder)
    with at_hand(folder):
        return read_filings(folder, lexicon.ledger)


def _print_reports(
    catalog: Catalog, compiler: pdf.Compiler, progress: Callable[[str], None], steps: Steps
) -> tuple[pdf.PdfDocument, ...]:
    """Typeset every report; of many, say which is in hand: it is the longest part of a build."""
    printed: list[pdf.PdfDocument] = []
    for number, report in enumerate(catalog.reports, 1):
        if len(catalog.reports) > 1:
            progress(f"排印 {number}/{len(catalog.reports)} {report.id}")
        with at_hand(report.document.source.path):
            printed.extend(steps.print(report, compiler))
    return tuple(printed)
