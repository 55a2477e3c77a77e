"""The one escape of report text on its way into a page."""

from __future__ import annotations

from markupsafe import Markup

_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\0": "\ufffd"}
_MEANINGFUL = "'*_{}[]()#+!|~^=$\\`"
_CONTROL = "".join(chr(c) for c in range(1, 32) if c not in (9, 10, 13)) + "\x7f"

ESCAPES = str.maketrans(_NAMED | {c: f"&#{ord(c)};" for c in _MEANINGFUL + _CONTROL})
"""Every character that means something to HTML, Markdown, its extensions or Jinja, as an entity.

Entities pass through Markdown untouched, in raw HTML and in headings alike, so that one function serves both.
"""


def escape(text: object) -> Markup:
    """Return text that shows exactly as typed, wherever on a page it stands.

    What is markup already is returned as it is.

    >>> str(escape("<b> {{ x }} | *a* &amp;"))
    '&lt;b&gt; &#123;&#123; x &#125;&#125; &#124; &#42;a&#42; &amp;amp;'
    """
    if isinstance(text, Markup):
        return text
    return Markup(str(text).translate(ESCAPES))
