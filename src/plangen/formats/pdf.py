"""A page as a tagged PDF, drawn by WeasyPrint."""

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
from plangen.formats.environment import TEMPLATE_FAULTS, cleaned, environment, fault, worded
from plangen.formats.fields import field_html
from plangen.formats.page import Page
from plangen.formats.svg_chart import chart_svg
from plangen.problems import PlangenError

STYLESHEET = "_shared/print.css"
TIGHT = "_shared/tight.css"
"""The look of every page, and what is laid over it in a part that runs over its one page."""
STEPS = (0.5, 1.0)
"""How much of its air a part gives, the gentler step first: no more is taken than is needed."""
VARIANT = "pdf/ua-1"
"""What WeasyPrint is asked for: tagged, with a title and a language."""
PARTS = tuple(f"whole-{number}" for number in range(1, 9))
"""The ids that a template gives to parts that are to fit on one page; an empty element with `-end` closes each."""
PANGO_MISSING = (
    "PDF files need Pango, which is not installed here; Word files can be made without it. "
    "Debian and Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
    "macOS: brew install pango. "
    "Windows: install MSYS2 from www.msys2.org, then in its window: pacman -S mingw-w64-ucrt-x86_64-pango."
)


@dataclass(frozen=True, slots=True)
class Pdf:
    """The PDF format."""

    name: str = "pdf"
    template: str = "document.html"
    suffix: str = ".pdf"

    def render(self, page: Page) -> bytes:
        """The bytes of the finished PDF; raises PlangenError when the template is at fault or Pango is missing."""
        press = _press(page.folders, page.theme)
        return press.printed(page, written(page, press.environment))


@dataclass(frozen=True, slots=True, eq=False)
class Press:
    """What all PDFs of one look share in a process: the environment, the parsed stylesheets and their fonts.

    `tight` holds the stylesheets that tighten each part, step by step.
    """

    environment: ImmutableSandboxedEnvironment
    stylesheet: Any
    tight: Sequence[Mapping[str, Any]]
    fonts: Any
    fetcher: Any

    def printed(self, page: Page, html: str) -> bytes:
        """The PDF of a page's HTML, with the page's properties."""
        document, said = self.laid_out(page, html), page.properties
        metadata = document.metadata
        metadata.title, metadata.description, metadata.lang = cleaned(said.title), cleaned(said.subject), said.language
        metadata.authors = [cleaned(said.author)] if said.author else []
        metadata.custom = {"plangen-kind": said.kind}
        made: bytes = document.write_pdf(pdf_variant=VARIANT, custom_metadata=True)
        return made

    def laid_out(self, page: Page, html: str) -> Any:
        """The pages as WeasyPrint lays them out; parts that run over their one page are tightened, and stay so."""
        document = self._drawn(page, html, (self.stylesheet,))
        laid_over: dict[str, Any] = {}
        for step in self.tight:
            over = {part: step[part] for part in PARTS if _runs_over(document, part)}
            if not over:
                break
            laid_over |= over
            document = self._drawn(page, html, (self.stylesheet, *laid_over.values()))
        return document

    def _drawn(self, page: Page, html: str, stylesheets: tuple[Any, ...]) -> Any:
        from weasyprint import HTML  # noqa: PLC0415 - a machine without Pango still makes Word files

        base = _folder_of(self.environment, page.template).as_uri()
        with _refusals_told(page.template):
            source = HTML(string=html, base_url=f"{base}/", url_fetcher=self.fetcher)
            return source.render(font_config=self.fonts, stylesheets=list(stylesheets), pdf_variant=VARIANT)


def available() -> str:
    """Nothing when PDFs can be made here, else a sentence that names what to install."""
    try:
        _load_weasyprint()
    except PlangenError as missing:
        return str(missing)
    return ""


def written(page: Page, made: ImmutableSandboxedEnvironment) -> str:
    """The HTML of a page; raises PlangenError when its template is at fault."""
    try:
        return made.get_template(page.template).render(page.facts, theme=page.theme)
    except TEMPLATE_FAULTS as error:
        raise fault(error, page.template, page.facts) from None


def drawing(theme: Theme) -> Callable[[Any], Any]:
    """The function that turns what a template prints into HTML."""

    def draw(value: object) -> str:
        if isinstance(value, Chart | SmallChart):
            return chart_svg(value, theme)
        if isinstance(value, Field):
            return field_html(value)
        return worded(value)

    return draw


@lru_cache(maxsize=4)
def _press(folders: tuple[Path, ...], theme: Theme) -> Press:
    """The press of a look, set up once in each process."""
    _load_weasyprint()
    from weasyprint import CSS  # noqa: PLC0415 - a machine without Pango still makes Word files
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - the same

    from plangen.formats.template_files import TemplateFiles  # noqa: PLC0415 - the same

    made, fonts, fetcher = environment(folders, drawing(theme)), FontConfiguration(), TemplateFiles(folders)

    def parsed(name: str, **says: object) -> Any:
        try:
            rules = made.get_template(name).render(says)
        except TEMPLATE_FAULTS as error:
            raise fault(error, name, says) from None
        base = _folder_of(made, name).as_uri()
        with _refusals_told(name):
            return CSS(string=rules, base_url=f"{base}/", font_config=fonts, url_fetcher=fetcher)

    stylesheet = parsed(STYLESHEET, theme=theme)
    tight = [{part: parsed(TIGHT, theme=theme, part=part, share=share) for part in PARTS} for share in STEPS]
    atexit.register(_press.cache_clear)  # WeasyPrint takes its copies of the fonts away while it still can
    gc.collect()
    gc.freeze()  # what is loaded by now stays: not looking through it again and again saves a fifth of each document
    return Press(made, stylesheet, tight, fonts, fetcher)


@lru_cache(maxsize=1)
def _load_weasyprint() -> None:
    """Loads WeasyPrint without what it prints and warns about; raises PlangenError when its libraries are missing."""
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint  # noqa: F401, PLC0415 - a machine without Pango still makes Word files
    except (ImportError, OSError) as error:
        raise PlangenError(PANGO_MISSING) from error
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


@contextlib.contextmanager
def _refusals_told(template: str) -> Iterator[None]:
    """Tells a file that a template may not use, or that is not there, as the template's fault."""
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 - a machine without Pango still makes Word files

    try:
        yield
    except FatalURLFetchingError as error:
        raise PlangenError(f"{template}: {error.__cause__}") from None


def _runs_over(document: Any, part: str) -> bool:
    """Whether a part ends on a later page than it begins on."""
    begins = [number for number, page in enumerate(document.pages) if part in page.anchors]
    ends = [number for number, page in enumerate(document.pages) if f"{part}-end" in page.anchors]
    return bool(begins and ends) and ends[-1] > begins[0]


def _folder_of(made: ImmutableSandboxedEnvironment, template: str) -> Path:
    """The folder that a template was found in."""
    return Path(made.get_template(template).filename or "").resolve().parent
