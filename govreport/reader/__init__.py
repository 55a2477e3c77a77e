"""From a seed file to a `Source`: bytes are found, checked and decoded here, and nothing else is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unicodedata import category

from govreport.model import Diagnostic, SeedError, Source
from govreport.reader.apart import APART
from govreport.reader.content import Extract, check_length, load, unfit
from govreport.reader.docx import read_word
from govreport.reader.html import read_archive, read_page
from govreport.reader.markdown import read_markdown
from govreport.reader.ofd import read_ofd
from govreport.reader.old_word import read_old_word
from govreport.reader.opendocument import read_opendocument
from govreport.reader.pdf import read_pdf
from govreport.reader.refused import check_unnamed, refusal
from govreport.reader.seeds import PAGES, kind_of, seeds_below, version_without_seed, versions_of
from govreport.reader.sidecar import read_sidecar
from govreport.reader.text import read_text


def _read_unnamed(content: bytes, name: str) -> Extract:
    check_unnamed(content, name)
    return read_text(content, name)


_READERS: dict[str, Callable[[bytes, str], Extract]] = {
    "": _read_unnamed,
    ".txt": read_text,
    ".docx": read_word,
    ".docm": read_word,
    ".dotx": read_word,
    ".dotm": read_word,
    ".odt": read_opendocument,
    ".ott": read_opendocument,
    ".doc": read_old_word,
    ".dot": read_old_word,
    ".wps": read_old_word,
    ".wpt": read_old_word,
    ".rtf": read_old_word,
    ".md": read_markdown,
    ".pdf": read_pdf,
    ".ofd": read_ofd,
    ".mht": read_archive,
    ".mhtml": read_archive,
    **dict.fromkeys(PAGES, read_page),
}


def find_seeds(seeds: Path) -> tuple[Path, ...]:
    """Return every file below `seeds` that is a report or needs a word, ordered by path.

    What belongs to a seed (its ``.toml``, older versions such as ``<name>.v1.txt``, the ``<name>_files`` folder of a
    saved page), README files, hidden files and the leftovers of office programs and systems are passed over. All other
    files are returned, also those that can't be read: `read_source` raises what each is and what to do with it.

    Raises:
        SeedError: If the folder can't be read.
    """
    return seeds_below(seeds, _READERS)


def find_versions(seed: Path) -> tuple[tuple[int, Path], ...]:
    """Return the older versions beside a seed (``<name>.v1.txt``, ``<name>.v2.docx``) with their numbers, in order.

    Raises:
        SeedError: If the folder can't be read.
    """
    return versions_of(seed, _READERS)


def read_source(path: Path, seeds: Path) -> Source:
    """Return the source read from `path`, named by its path below `seeds`.

    All but plain text is read by a worker process, which is ended where a file takes more time or memory than it may.

    Raises:
        SeedError: If the file is of a kind that can't be read, is empty or too large, is no text, takes too long, leads
            out of `seeds`, or its sidecar is damaged. The message names the file, what it is and what to do.
    """
    return _read(path, seeds, lambda reader, *given: reader(*given) if reader in _PLAIN else _apart(reader, *given))


def read_here(path: Path, seeds: Path) -> Source:
    """Return the same as `read_source`, read by this process without a bound on time and memory: for measuring."""
    return _read(path, seeds, lambda reader, *given: reader(*given))


_Reader = Callable[[bytes, str], Extract]
_PLAIN = (read_text, _read_unnamed)


def _apart(reader: _Reader, content: bytes, name: str) -> Extract:
    return APART.run(name, reader, content, name)


def _read(path: Path, seeds: Path, run: Callable[[_Reader, bytes, str], Extract]) -> Source:
    name = published_name(path, seeds)
    if why := unfit(path, seeds):
        raise SeedError(name, why)
    kind = kind_of(path)
    if kind not in _READERS:
        raise refusal(kind, name)
    sidecar = read_sidecar(path, name)
    content, digest = load(path, name)
    extract = run(_READERS[kind], content, name)
    check_length(extract.text, name)
    return Source(
        path=name,
        sha256=digest,
        text=extract.text,
        encoding=extract.encoding,
        sidecar=sidecar,
        diagnostics=(*extract.diagnostics, *_misnamed(path, name)),
    )


def published_name(path: Path, seeds: Path) -> str:
    """Return a path below `seeds` as it may be shown; bytes that are no UTF-8, and control characters, as escapes."""
    name = path.relative_to(seeds).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c.encode("unicode_escape").decode("ascii") if category(c) == "Cc" else c for c in name)


def _misnamed(path: Path, name: str) -> tuple[Diagnostic, ...]:
    """Tell of a report that is named like an older version of one that is not there."""
    missing = version_without_seed(path, _READERS)
    if not missing:
        return ()
    message = f"文件名像是“{missing}”的旧版本，旁边却没有现行的那一份；当作报告收录。请把现行的一份改名为“{missing}”"
    return (Diagnostic.of("W125", name, message),)
