"""A page's address as a QR code, to go on reading on a phone."""

from __future__ import annotations

import segno
from markupsafe import Markup


def qr_svg(address: str) -> Markup:
    """Return the code as inline SVG in the colour of the text, or nothing for an empty address.

    The mask is fixed: choosing the best of eight takes four times as long, and thousands of pages have a code.
    """
    if not address:
        return Markup("")
    code = segno.make_qr(address, error="l", mask=0, boost_error=False)
    return Markup(code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None, dark="#000", light="#fff"))
