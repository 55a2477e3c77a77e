"""Addresses in ASCII for Chinese names, made of the name alone."""

from __future__ import annotations

import re
from base64 import b32encode
from functools import cache, lru_cache
from hashlib import sha256

from pypinyin import lazy_pinyin

_LONGEST = 60
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=100_000)
def slug(name: str, *scope: str) -> str:
    """Return the pinyin of `name` with four characters of a hash of name and scope.

    The hash is always there: were it added only where two names sound alike, then a new report could
    move the address of an old page.

    >>> slug("新建农村公路")
    'xin-jian-nong-cun-gong-lu-phj7'
    """
    spelled = _NOT_ASCII_WORD.sub("-", "".join(map(_spelled, name)).lower()).strip("-")
    short = spelled if len(spelled) <= _LONGEST else spelled[:_LONGEST].rpartition("-")[0]
    digest = sha256("\x1f".join((name, *scope)).encode("utf-8", "surrogatepass")).digest()
    tail = b32encode(digest[:5]).decode("ascii").lower()[:4]
    return f"{short}-{tail}" if short else tail


@cache
def _spelled(character: str) -> str:
    """Return the usual reading of a character between hyphens; what is no character stays as it is.

    Characters are read one by one: the hash tells names apart, and whole words would cost a third of a build.
    """
    [reading] = lazy_pinyin(character)
    return reading if reading == character else f"-{reading}-"
