"""Files that are no seeds and can't become one here: what each is, and what to do with it."""

from __future__ import annotations

from govreport.model import SeedError

_SAVE = "请另存为 .docx 或 .txt，再放入并移走原文件"
_PRINT = "请用它的阅读软件打开，另存或打印为 .pdf，或把文字复制到 .txt，再放入并移走原文件"
_RECOGNISE = "请先做文字识别（OCR），把认出的文字存为 .docx 或 .txt 放入，并移走图片"
_UNPACK = "请先解压，把里面的报告放入，并移走压缩包"
_LEDGER = "台账请放进 progress/ 文件夹；要收录的报告请存为 .docx 或 .txt，并移走这个文件"
_SOURCE = "请放入文字稿（.docx、.txt、.html、.md 或带文字的 .pdf），并移走这个文件"
_DOWNLOAD = "没有下载完。请重新下载完整的文件，并移走这个文件"
_KINDS: tuple[tuple[str, str, str], ...] = (
    (".pages", "其他文字处理软件的文档", _SAVE),
    (".caj .kdh .nh", "CAJ 文档", _PRINT),
    (".ceb .cebx", "CEB 版式文档", _PRINT),
    (".xps .oxps", "XPS 版式文档", _PRINT),
    (".epub .mobi .azw3", "电子书", _PRINT),
    (".xls .et", "旧版表格", _LEDGER),
    (".xlsx .xlsm .csv .tsv .ods", "表格", _LEDGER),
    (".ppt .pptx .pps .ppsx .dps .odp", "演示文稿", _SAVE),
    (".png .jpg .jpeg .tif .tiff .bmp .gif .webp .heic .svg", "图片", _RECOGNISE),
    (".zip .rar .7z .tar .gz .tgz .bz2 .xz", "压缩包", _UNPACK),
    (".eml .msg", "邮件", "请在邮件软件中打开，把报告的附件另存到这里，并移走邮件"),
    (".url .lnk .webloc", "快捷方式", "请放入它指向的文件，并移走快捷方式"),
    (".mp3 .wav .m4a .mp4 .avi .mov .wmv", "录音录像", _SOURCE),
    (".json .xml .css .js .db .sqlite .ini .log .yml .yaml", "数据或程序文件", _SOURCE),
    (".crdownload .part .download .tmp .td", "临时文件", _DOWNLOAD),
    (".bak .old .wbk", "备份文件", "请放入现行的文件，并移走备份"),
)
_BY_SUFFIX = {suffix: (what, way) for suffixes, what, way in _KINDS for suffix in suffixes.split()}
_BEGINNINGS = (
    (b"%PDF", "PDF", ".pdf"),
    (b"PK\x03\x04", "Word 文档或压缩包", ".docx"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word 文档", ".doc"),
    (b"{\\rtf", "RTF 文档", ".rtf"),
    (b"<!doctype html", "网页", ".html"),
    (b"<html", "网页", ".html"),
)


def refusal(suffix: str, name: str) -> SeedError:
    """Return the error that names a file of a kind that can't be read, by the end of its name.

    >>> print(refusal(".png", "第1页.png"))
    第1页.png: 是图片（.png），读不了。请先做文字识别（OCR），把认出的文字存为 .docx 或 .txt 放入，并移走图片
    """
    if suffix in _BY_SUFFIX:
        what, way = _BY_SUFFIX[suffix]
        return SeedError(name, f"是{what}（{suffix}），读不了。{way}")
    if suffix == ".toml":
        return SeedError(
            name, "是说明文件（.toml），旁边没有同名的报告，没有采用。请与报告同名放在一起（扩展名小写），或移走"
        )
    return SeedError(name, f"不认识的文件类型（{suffix}）。请另存为 .docx、.txt、.html、.md 或带文字的 .pdf")


def check_unnamed(content: bytes, name: str) -> None:
    """Check that a file whose name has no ending holds plain text.

    Raises:
        SeedError: If its first bytes are those of another kind of file.
    """
    beginning = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for start, what, suffix in _BEGINNINGS:
        if beginning.startswith(start.lower()):
            raise SeedError(name, f"文件名没有扩展名，看来是{what}，没有读取。请在文件名末尾补上“{suffix}”")
