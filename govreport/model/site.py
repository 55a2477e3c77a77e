"""What the site itself knows: from ``site.toml``, and its address from ``mkdocs.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit


@dataclass(frozen=True, slots=True)
class Site:
    """What an office says of its site; everything may be empty, and nothing is filled in."""

    url: str = ""
    """Address of the published site, with a closing ``/``."""
    errors: str = ""
    """Where a reader reports an error: an ``https:`` or ``mailto:`` address; ``{id}`` stands for an item's id."""
    office: str = ""
    """主办单位: who publishes the site."""
    logo: str = ""
    """Where its logo lies below ``docs/``."""
    logo_bytes: bytes = b""
    home_text: str = ""
    """A few words for the home page; each line is a paragraph."""
    contact: str = ""
    """联系方式 in words: which department, at what hours."""
    phone: str = ""
    mail: str = ""
    address: str = ""
    """Where letters go."""
    postcode: str = ""
    error_url: str = ""
    error_mail: str = ""
    error_phone: str = ""
    licence: str = ""
    """Under which terms the data may be used, in words."""
    licence_url: str = ""
    icp: str = ""
    """Number of the registration at the ministry: ``鄂ICP备12345678号-1``."""
    police: str = ""
    """Number of the registration at the police: ``鄂公网安备 42900602000001号``."""
    site_id: str = ""
    """网站标识码: ten digits or letters."""
    accessibility: str = ""
    """无障碍: an address, or words."""

    @property
    def domain(self) -> str:
        """The host of the address.

        >>> Site("https://www.example.gov.cn/baogao/").domain
        'www.example.gov.cn'
        """
        return urlsplit(self.url).hostname or ""

    def report_error(self, item: str) -> str:
        """Return where an error in an item is reported; empty where no address is known.

        >>> Site(error_mail="jc@example.gov.cn").report_error("jiangchang-2022-c1")
        'mailto:jc@example.gov.cn?subject=%E7%BA%A0%E9%94%99%20jiangchang-2022-c1'
        """
        mail = f"mailto:{self.error_mail}?subject={quote('纠错')}%20{{id}}" if self.error_mail else ""
        return (self.error_url or mail or self.errors).replace("{id}", item)
