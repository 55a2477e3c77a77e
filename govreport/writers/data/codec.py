"""Model values to JSON and back, led by the types that the dataclasses state.

A stretch called ``span`` (or the ``words`` of a heading) is written as ``start`` and ``end``, a metric's quantity
beside its other fields: the same names as in the CSV tables. Every other stretch is a pair ``[start, end]``.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from govreport.model import Quantity, Section, Span

T = TypeVar("T")

Json = Any
"""What `json.dumps` takes; its shape follows the dataclass, so it has no static type of its own."""

Kind = Any
"""A type as an annotation states it: a class, a union or a generic alias."""


def plain(value: Decimal) -> str:
    """Return a decimal as written by hand: no exponent, no empty places behind the point.

    >>> plain(Decimal("2.57") * 10**8), plain(Decimal("1E+3")), plain(Decimal("12.30"))
    ('257000000', '1000', '12.3')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def encode(value: object) -> Json:
    """Return `value`, a model value or a tuple of such, as JSON values.

    >>> encode((Span(385, 394), Decimal("3490000")))
    [[385, 394], '3490000']
    """
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if is_dataclass(value):
        return _encode_fields(value)
    return value


def decode(kind: type[T], data: Json) -> T:
    """Return the value of type `kind` that `encode` made `data` from.

    >>> decode(Span, [385, 394])
    Span(start=385, end=394)
    """
    made: T = _decode(kind, data)
    return made


def _encode_fields(value: object) -> dict[str, Json]:
    row: dict[str, Json] = {}
    owner: Kind = type(value)
    for name, kind in _hints(owner).items():
        item = getattr(value, name)
        if _is_main_span(owner, name) and item is not None:
            row |= {"start": item.start, "end": item.end}
        elif kind is Quantity:
            row |= _encode_fields(item)
        else:
            row[name] = encode(item)
    return row


def _decode(kind: Kind, data: Json) -> Json:
    origin: Kind = get_origin(kind)
    if origin in (Union, UnionType):
        return None if data is None else _decode(_without_none(kind), data)
    if origin is tuple:
        return _decode_tuple(get_args(kind), data)
    if kind is Span:
        return Span(*data)
    if kind is Decimal or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return kind(data)
    if is_dataclass(kind):
        return _decode_fields(kind, data)
    return data


def _decode_tuple(kinds: tuple[Kind, ...], data: Json) -> tuple[Json, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:  # noqa: PLR2004  (``tuple[X, ...]``)
        return tuple(_decode(kinds[0], item) for item in data)
    return tuple(_decode(kind, item) for kind, item in zip(kinds, data, strict=True))


def _decode_fields(kind: Kind, row: dict[str, Json]) -> Json:
    values: dict[str, Any] = {}
    for name, hint in _hints(kind).items():
        if _is_main_span(kind, name):
            values[name] = Span(row["start"], row["end"]) if "start" in row else None
        elif hint is Quantity:
            values[name] = _decode_fields(Quantity, row)
        else:
            values[name] = _decode(hint, row[name])
    return kind(**values)


@cache
def _hints(kind: Kind) -> dict[str, Kind]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _is_main_span(kind: Kind, name: str) -> bool:
    return name == ("words" if kind is Section else "span")


def _without_none(kind: Kind) -> Kind:
    [other] = [option for option in get_args(kind) if option is not NoneType]
    return other
