"""Render a page as a tagged PDF with WeasyPrint."""

import atexit
import contextlib
import gc
import io
import logging
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from html import escape
from pathlib import Path
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment

from plangen.elements.chain import Chain
from plangen.elements.chart import Chart, SmallChart
from plangen.elements.field import Field
from plangen.elements.table import Table
from plangen.elements.theme import Theme
from plangen.elements.year_grid import YearGrid
from plangen.formats.environment import TEMPLATE_ERRORS, as_text, cleaned, environment, is_tiles, template_error
from plangen.formats.page import Page, Properties
from plangen.formats.pdf.chain import chain_html
from plangen.formats.pdf.fields import field_html
from plangen.formats.pdf.missing_glyphs import missing_from_fonts
from plangen.formats.pdf.stylesheet import Stylesheet
from plangen.formats.pdf.svg_chart import chart_svg
from plangen.formats.pdf.table import table_html
from plangen.formats.pdf.tile import tiles_html
from plangen.formats.pdf.year_grid import year_grid_html
from plangen.problems import PlangenError

STYLESHEET = "_shared/print.css"
TIGHT_STYLESHEET = "_shared/tight.css"
"""The stylesheet of every page, and the one added for a part that overflows its page."""
FONT = "_shared/fonts/Carlito-Regular.ttf"
"""The font of every page, for characters that other styles of it have too."""
VARIANT = "pdf/ua-1"
"""Makes WeasyPrint create a tagged PDF with a title and language."""
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
        with _garbage_collected_once():
            return renderer.render(page, rendered_html(page, renderer.environment))


@dataclass(frozen=True, slots=True, eq=False)
class PdfRenderer:
    """What all PDFs with the same theme share in a process: the environment, a parsed stylesheet, and fonts.

    `tight` returns the parsed stylesheet that tightens the part with an ID by a share; `used` names the
    rare rules of WeasyPrint's that one of the stylesheets may need.
    """

    environment: ImmutableSandboxedEnvironment
    stylesheet: Stylesheet
    tight: Callable[[str, float], Any]
    fonts: Any
    fetcher: Any
    used: frozenset[str]

    def render(self, page: Page, html: str) -> bytes:
        """The PDF of a page's HTML, with the page's properties."""
        document, properties = self.lay_out(page, html), page.properties
        metadata = document.metadata
        metadata.title, metadata.description = cleaned(properties.title), cleaned(properties.subject)
        metadata.lang = properties.language
        metadata.authors = [cleaned(properties.author)] if properties.author else []
        metadata.custom = {"plangen-document-type": properties.document_type}
        with (
            _reported_as_template_error(page.template, self.fetcher),
            missing_from_fonts(page.printed.missing_characters),
        ):
            page.printed.pages = len(document.pages)
            content: bytes = document.write_pdf(pdf_variant=VARIANT, custom_metadata=True)
        return content

    def lay_out(self, page: Page, html: str) -> Any:
        """The pages laid out by WeasyPrint; a part that overflows its page is tightened."""
        from plangen.formats.pdf.fitting import Layout, fitted  # noqa: PLC0415 - a machine without Pango can still create Word files
        from plangen.formats.pdf.html_source import HtmlSource  # noqa: PLC0415 - the same
        from plangen.formats.pdf.rare_rules import rare_rules_used  # noqa: PLC0415 - the same

        base = _folder_of(self.environment, page.template).as_uri()
        with _reported_as_template_error(page.template, self.fetcher):
            used = self.used | rare_rules_used(html)
            source = HtmlSource(html, used=used, base_url=f"{base}/", url_fetcher=self.fetcher)
            return fitted(source, Layout(self._lay_out_once, self.tight))

    def _lay_out_once(self, source: Any, added: Sequence[Any]) -> Any:
        from plangen.formats.pdf.html_source import class_names  # noqa: PLC0415 - a machine without Pango can still create Word files

        stylesheet = self.stylesheet.for_page(class_names(source.etree_element))
        return source.render(font_config=self.fonts, stylesheets=[stylesheet, *added], pdf_variant=VARIANT)


def missing_library() -> str:
    """What to install before PDFs can be created; empty if nothing is missing."""
    try:
        _load_weasyprint()
    except PlangenError as missing:
        return str(missing)
    return ""


def without_glyphs(characters: frozenset[str], folders: tuple[Path, ...], theme: Theme) -> frozenset[str]:
    """The characters that PDFs print as boxes: neither their own fonts nor an installed one has them.

    None without Pango, as there are no PDFs then.
    """
    unusual = characters - _in_font(next((path for folder in folders if (path := folder / FONT).is_file()), None))
    if not unusual or missing_library():
        return frozenset()
    properties = Properties("", "", "", "", theme.locale)
    page = Page(folders, STYLESHEET, {}, properties, theme)
    paragraphs = "".join(f"<p>{escape(each)}" for each in sorted(unusual))
    _renderer(folders, theme).render(page, f"<html lang='en'><title>-</title>{paragraphs}</html>")
    return frozenset(page.printed.missing_characters) & characters


@lru_cache(maxsize=4)
def _in_font(path: Path | None) -> frozenset[str]:
    """The characters of a font file; none without a readable one."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - most data have no unusual character

    if path is None:
        return frozenset()
    try:
        with TTFont(path, lazy=True) as font:
            return frozenset(map(chr, font.getBestCmap() or ()))
    except (OSError, TTLibError):
        return frozenset()


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
        if isinstance(value, Table):
            return table_html(value, draw)
        if isinstance(value, Chain):
            return chain_html(value, draw)
        if isinstance(value, YearGrid):
            return year_grid_html(value, draw)
        return tiles_html(value, draw) if is_tiles(value) else as_text(value)

    return draw


@lru_cache(maxsize=4)
def _renderer(folders: tuple[Path, ...], theme: Theme) -> PdfRenderer:
    """The renderer for a theme, created once per process."""
    _load_weasyprint()
    from weasyprint import CSS  # noqa: PLC0415 - a machine without Pango can still create Word files

    from plangen.formats.pdf.fitting import ONE_PAGE, STEPS  # noqa: PLC0415 - the same
    from plangen.formats.pdf.font_folder import Fonts  # noqa: PLC0415 - the same
    from plangen.formats.pdf.rare_rules import rare_rules_used  # noqa: PLC0415 - the same
    from plangen.formats.pdf.template_files import TemplateFiles  # noqa: PLC0415 - the same

    sandbox, fonts, fetcher = environment(folders, html_renderer(theme)), Fonts(), TemplateFiles(folders)

    @cache
    def rules(name: str, part: str = ONE_PAGE, share: float = 0) -> str:
        values = {"theme": theme, "part": part, "share": share}
        try:
            return sandbox.get_template(name).render(values)
        except TEMPLATE_ERRORS as error:
            raise template_error(error, name, values) from None

    @cache
    def parsed(name: str, *part_and_share: Any) -> Any:
        return parsed_text(name, rules(name, *part_and_share), {})

    def parsed_text(name: str, text: str, options: Mapping[str, Any]) -> Any:
        base = _folder_of(sandbox, name).as_uri()
        with _reported_as_template_error(name, fetcher):
            return CSS(string=text, base_url=f"{base}/", font_config=fonts, url_fetcher=fetcher, **options)

    for share in STEPS:
        parsed(TIGHT_STYLESHEET, ONE_PAGE, share)  # reports a mistake even if no part has to be tightened
    atexit.register(_renderer.cache_clear)  # lets WeasyPrint delete its copies of the fonts before Python shuts down
    stylesheet = Stylesheet(rules(STYLESHEET), partial(parsed_text, STYLESHEET))
    gc.collect()
    gc.freeze()  # keeps the collector from scanning what is loaded by now, which saves a fifth of each document's time
    used = rare_rules_used(rules(STYLESHEET)) | rare_rules_used(rules(TIGHT_STYLESHEET))
    return PdfRenderer(sandbox, stylesheet, partial(parsed, TIGHT_STYLESHEET), fonts, fetcher, used)


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
def _garbage_collected_once() -> Iterator[None]:
    """Collects a document's garbage after it, which is cheaper than a hundred times while it is laid out."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect(0)  # everything created since is in the youngest generation


@contextlib.contextmanager
def _reported_as_template_error(template: str, fetcher: Any) -> Iterator[None]:
    """Reports a file that is missing or outside the template folders, or deep nesting, as an error in the template."""
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 - a machine without Pango can still create Word files

    fetcher.refused.clear()
    try:
        yield
    except FatalURLFetchingError as error:
        raise PlangenError(f"{template}: {error.__cause__}") from None
    except RecursionError:
        raise PlangenError(f"{template}: Elements are nested too deeply. Close each one where it ends.") from None
    if fetcher.refused:
        raise PlangenError(f"{template}: {fetcher.refused[0]}")


def _folder_of(sandbox: ImmutableSandboxedEnvironment, template: str) -> Path:
    """The folder that a template was found in."""
    return Path(sandbox.get_template(template).filename or "").resolve().parent
