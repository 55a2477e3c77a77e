"""Changes to a file that keep most of it: of its bytes, or of the words and tags of a packed part."""

from __future__ import annotations

import zipfile
from io import BytesIO

from hypothesis import strategies as st

TOKENS: list[str | bytes] = [
    *(b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\x1b", b"\xe7\x9a", "\ufffd".encode(), "\U00020000".encode()),
    *(b"<", b">", b"&", b"&#0;", b"&#xD800;", b"&#1114112;", b"<!--", b"]]>", b"<![CDATA[", b"<?xml version='1.0'?>"),
    *(b'charset="undefined"', b'charset="punycode"', b"charset=idna", b"utf-7", b"rot13", b"hex", b"utf-16"),
    *(b"99999999999999999999", b"-1", b"0", b"1e308", b"nan", b"0.0000000000000000000001", b"2147483648", b"%1%2%9"),
    *("万亿", "亿亿亿", "分之", "百分之零", "翻9番", "第", "——", "5%—", "（", "一、", "\u3000", "\r\n", "\t", "\\r\\n"),
    *("1000000000000000000000亿元", "0.000000000000001%", "二〇二二年", "各位代表："),
    *("其中", "至", "分别", "[1]", "\u2028"),
    *("<w:p>", "</w:p>", "<w:r><w:t>甲</w:t></w:r>", '<w:vanish/>', '<w:numId w:val="9"/>', "<w:tbl>", "<m:oMath>"),
    *("<text:p>", "<text:list>", 'text:c="999999999"', "<table:table>", "g 999999999 1", "<div>", "<table>", "<li>"),
    *('r="A2000000000"', 'r="XFD1"', "<row/>", "[[link]]", "a.b.c.d = 1", '"', "'", "{"),
    *("[", "=", "#", "\n", "**", "|"),
]  # fmt: skip
_BYTES = st.sampled_from([token if isinstance(token, bytes) else token.encode() for token in TOKENS])
_CHANGE = st.tuples(
    st.sampled_from(("flip", "insert", "replace", "delete", "repeat", "cut")),
    st.floats(0, 1, exclude_max=True),
    st.integers(1, 40),
    st.one_of(_BYTES, st.binary(max_size=6)),
)
CHANGES = st.lists(_CHANGE, min_size=1, max_size=6)
Change = tuple[str, float, int, bytes]


def mutated(content: bytes, changes: list[Change]) -> bytes:
    """Return a content after changes, each at a share of its length."""
    for what, share, size, token in changes:
        at = int(share * len(content))
        before, inside, after = content[:at], content[at : at + size], content[at + size :]
        if what == "flip":
            inside = bytes(byte ^ (1 << size % 8) for byte in inside[:1]) + inside[1:]
        elif what == "insert":
            inside = token + inside
        elif what == "replace":
            inside = token
        elif what == "delete":
            inside = b""
        elif what == "repeat":
            inside = (inside or token) * min(400, size * 10)
        else:
            inside, after = b"", after if size % 2 else b""
        content = before + inside + after
    return content


def repacked(content: bytes, part: int, changes: list[Change]) -> bytes:
    """Return a packed file in which one part is changed."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for number, name in enumerate(old.namelist()):
            inside = old.read(name)
            new.writestr(name, mutated(inside, changes) if number == part % len(old.namelist()) else inside)
    return buffer.getvalue()
