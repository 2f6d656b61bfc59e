"""Render a page as a tagged PDF with WeasyPrint."""

import atexit
import contextlib
import gc
import io
import logging
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment

from plangen.elements.chart import Chart, SmallChart
from plangen.elements.field import Field
from plangen.elements.theme import Theme
from plangen.formats.environment import TEMPLATE_ERRORS, as_text, cleaned, environment, template_error
from plangen.formats.page import Page
from plangen.formats.pdf.fields import field_html
from plangen.formats.pdf.svg_chart import chart_svg
from plangen.problems import PlangenError

STYLESHEET = "_shared/print.css"
TIGHT_STYLESHEET = "_shared/tight.css"
"""The stylesheet of every page, and the one added for a part that overflows its page."""
STEPS = (0.5, 1.0)
"""How much of its spacing a part loses, in order: no more than necessary."""
VARIANT = "pdf/ua-1"
"""Makes WeasyPrint create a tagged PDF with a title and language."""
PARTS = tuple(f"whole-{number}" for number in range(1, 9))
"""The IDs of parts that have to fit on one page; an empty element whose ID ends in `-end` closes each part."""
PANGO_MISSING = (
    "PDF output needs Pango, which isn't installed. Word output works without it. "
    "Debian and Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
    "macOS: brew install pango. "
    "Windows: install MSYS2 from www.msys2.org, then run in its terminal: pacman -S mingw-w64-ucrt-x86_64-pango."
)


@dataclass(frozen=True, slots=True)
class Pdf:
    """The PDF format."""

    name: str = "pdf"
    template: str = "document.html"
    suffix: str = ".pdf"

    def render(self, page: Page) -> bytes:
        """The bytes of the finished PDF; raises PlangenError if the template is faulty or Pango is missing."""
        renderer = _renderer(page.folders, page.theme)
        return renderer.render(page, rendered_html(page, renderer.environment))


@dataclass(frozen=True, slots=True, eq=False)
class PdfRenderer:
    """What all PDFs with the same theme share in a process: the environment, parsed stylesheets, and fonts.

    `tight` has the stylesheets that tighten each part, one mapping per step.
    """

    environment: ImmutableSandboxedEnvironment
    stylesheet: Any
    tight: Sequence[Mapping[str, Any]]
    fonts: Any
    fetcher: Any

    def render(self, page: Page, html: str) -> bytes:
        """The PDF of a page's HTML, with the page's properties."""
        document, properties = self.lay_out(page, html), page.properties
        metadata = document.metadata
        metadata.title, metadata.description = cleaned(properties.title), cleaned(properties.subject)
        metadata.lang = properties.language
        metadata.authors = [cleaned(properties.author)] if properties.author else []
        metadata.custom = {"plangen-document-type": properties.document_type}
        content: bytes = document.write_pdf(pdf_variant=VARIANT, custom_metadata=True)
        return content

    def lay_out(self, page: Page, html: str) -> Any:
        """The pages laid out by WeasyPrint; parts that overflow their page are tightened step by step."""
        document = self._lay_out_once(page, html, (self.stylesheet,))
        added: dict[str, Any] = {}
        for step in self.tight:
            overflowing = {part: step[part] for part in PARTS if _overflows(document, part)}
            if not overflowing:
                break
            added |= overflowing
            document = self._lay_out_once(page, html, (self.stylesheet, *added.values()))
        return document

    def _lay_out_once(self, page: Page, html: str, stylesheets: tuple[Any, ...]) -> Any:
        from weasyprint import HTML  # noqa: PLC0415 - a machine without Pango can still create Word files

        base = _folder_of(self.environment, page.template).as_uri()
        with _reported_as_template_error(page.template):
            source = HTML(string=html, base_url=f"{base}/", url_fetcher=self.fetcher)
            return source.render(font_config=self.fonts, stylesheets=list(stylesheets), pdf_variant=VARIANT)


def missing_library() -> str:
    """What to install before PDFs can be created; empty if nothing is missing."""
    try:
        _load_weasyprint()
    except PlangenError as missing:
        return str(missing)
    return ""


def rendered_html(page: Page, sandbox: ImmutableSandboxedEnvironment) -> str:
    """The HTML of a page; raises PlangenError if its template is faulty."""
    try:
        return sandbox.get_template(page.template).render(page.facts, theme=page.theme)
    except TEMPLATE_ERRORS as error:
        raise template_error(error, page.template, page.facts) from None


def html_renderer(theme: Theme) -> Callable[[Any], Any]:
    """The function that turns a value printed by a template into HTML."""

    def draw(value: object) -> str:
        if isinstance(value, Chart | SmallChart):
            return chart_svg(value, theme)
        if isinstance(value, Field):
            return field_html(value)
        return as_text(value)

    return draw


@lru_cache(maxsize=4)
def _renderer(folders: tuple[Path, ...], theme: Theme) -> PdfRenderer:
    """The renderer for a theme, created once per process."""
    _load_weasyprint()
    from weasyprint import CSS  # noqa: PLC0415 - a machine without Pango can still create Word files
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - the same

    from plangen.formats.pdf.template_files import TemplateFiles  # noqa: PLC0415 - the same

    sandbox, fonts, fetcher = environment(folders, html_renderer(theme)), FontConfiguration(), TemplateFiles(folders)

    def parsed(name: str, **values: object) -> Any:
        try:
            rules = sandbox.get_template(name).render(values)
        except TEMPLATE_ERRORS as error:
            raise template_error(error, name, values) from None
        base = _folder_of(sandbox, name).as_uri()
        with _reported_as_template_error(name):
            return CSS(string=rules, base_url=f"{base}/", font_config=fonts, url_fetcher=fetcher)

    stylesheet = parsed(STYLESHEET, theme=theme)
    tight = [{part: parsed(TIGHT_STYLESHEET, theme=theme, part=part, share=share) for part in PARTS} for share in STEPS]
    atexit.register(_renderer.cache_clear)  # lets WeasyPrint delete its copies of the fonts before Python shuts down
    gc.collect()
    gc.freeze()  # keeps the collector from scanning what is loaded by now, which saves a fifth of each document's time
    return PdfRenderer(sandbox, stylesheet, tight, fonts, fetcher)


@lru_cache(maxsize=1)
def _load_weasyprint() -> None:
    """Loads WeasyPrint without its output and warnings; raises PlangenError if its libraries are missing."""
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint  # noqa: F401, PLC0415 - a machine without Pango still makes Word files
    except (ImportError, OSError) as error:
        raise PlangenError(PANGO_MISSING) from error
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


@contextlib.contextmanager
def _reported_as_template_error(template: str) -> Iterator[None]:
    """Reports a file that is missing or outside the template folders as an error in the template."""
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 - a machine without Pango can still create Word files

    try:
        yield
    except FatalURLFetchingError as error:
        raise PlangenError(f"{template}: {error.__cause__}") from None


def _overflows(document: Any, part: str) -> bool:
    """Whether a part ends on a later page than it starts on."""
    starts = [number for number, page in enumerate(document.pages) if part in page.anchors]
    ends = [number for number, page in enumerate(document.pages) if f"{part}-end" in page.anchors]
    return bool(starts and ends) and ends[-1] > starts[0]


def _folder_of(sandbox: ImmutableSandboxedEnvironment, template: str) -> Path:
    """The folder that a template was found in."""
    return Path(sandbox.get_template(template).filename or "").resolve().parent
