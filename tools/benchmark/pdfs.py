"""Every PDF of the sample company, next to WeasyPrint alone and to Word files converted by LibreOffice."""

import gc
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from plangen.doctypes.editions import EDITIONS
from plangen.formats.page import Format, Page
from plangen.formats.pdf.renderer import VARIANT, Pdf, PdfRenderer, _folder_of, _renderer, rendered_html
from plangen.formats.registry import FORMATS
from plangen.formats.word.template import Word
from plangen.workflow.make import make
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.request import MakeRequest
from tools.benchmark.clock import cpu_clock
from tools.benchmark.documents import SAMPLE
from tools.benchmark.reading import TODAY

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Recorder:
    """A format that keeps the pages it should render."""

    name: str
    template: str
    suffix: str
    pages: list[Page] = field(default_factory=list)

    def render(self, page: Page) -> bytes:
        """Nothing; the page is kept."""
        self.pages.append(page)
        return b""


def pdfs() -> None:
    """Measures every PDF of the sample company in processor seconds, with two baselines for the same documents."""
    pdf_pages, word_pages = recorded("pdf"), recorded("word")
    ours, bare = interleaved([[partial(Pdf().render, page) for page in pdf_pages], list(map(weasyprint, pdf_pages))])
    count = sum(len(PdfReader(BytesIO(Pdf().render(page))).pages) for page in pdf_pages)
    show_cpu(f"{len(pdf_pages)} PDFs with {count} pages", ours, count)
    show_cpu("WeasyPrint alone, from the same HTML", bare, count, ours)
    word = interleaved([[partial(Word().render, page) for page in word_pages]])[0]
    show_cpu("docxtpl: the Word files", word, count, ours)
    if soffice := shutil.which("soffice"):
        documents = [Word().render(page) for page in word_pages]
        converted = cpu_clock(partial(convert, documents, soffice))
        show_cpu("LibreOffice: PDFs from them, in one call", converted, count, ours)
        show_cpu("docxtpl and LibreOffice", word + converted, count, ours)


def recorded(format_name: str, *only: str) -> list[Page]:
    """The pages of every document of the sample company, or of some people, as `make demo` renders them."""
    shipped: Format = FORMATS[format_name]
    recorder = Recorder(shipped.name, shipped.template, shipped.suffix)
    FORMATS[format_name] = recorder
    try:
        with tempfile.TemporaryDirectory() as folder:
            request = MakeRequest(Days(TODAY), inputs=(SAMPLE,), output=Path(folder), only=only, jobs=1)
            request = replace(request, editions=tuple(EDITIONS), formats=(format_name,))
            make(request, lambda _done, _all, _label: None)
    finally:
        FORMATS[format_name] = shipped
    return recorder.pages


def weasyprint(page: Page) -> Callable[[], bytes]:
    """One call of WeasyPrint with a page's HTML and plangen's options; neither is created by it."""
    from weasyprint import HTML  # noqa: PLC0415 - the other steps are measured without Pango, too

    renderer: PdfRenderer = _renderer(page.folders, page.theme)
    html = rendered_html(page, renderer.environment)
    base = f"{_folder_of(renderer.environment, page.template).as_uri()}/"
    sheets = [renderer.stylesheet.whole]

    def written() -> bytes:
        content: bytes = HTML(string=html, base_url=base, url_fetcher=renderer.fetcher).write_pdf(
            font_config=renderer.fonts, stylesheets=sheets, pdf_variant=VARIANT, custom_metadata=True
        )
        return content

    return written


def interleaved(sides: Sequence[Sequence[Callable[[], object]]]) -> list[float]:
    """The processor seconds of each side, whose documents take turns; of several rounds, the shortest counts."""
    for side in sides:
        side[0]()
    least = [[float("inf")] * len(side) for side in sides]
    for _ in range(ROUNDS):
        for number, together in enumerate(zip(*sides, strict=True)):
            for times, work in zip(least, together, strict=True):
                times[number] = min(times[number], cpu_clock(work))
                gc.collect()
    return [sum(times) for times in least]


def convert(documents: Sequence[bytes], soffice: str) -> None:
    """Converts Word files to PDF with one call of LibreOffice."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"{number}.docx" for number in range(len(documents))]
        for path, content in zip(paths, documents, strict=True):
            path.write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - LibreOffice, with our own files
        missing = [path.stem for path in paths if not path.with_suffix(".pdf").exists()]
        if missing:
            raise RuntimeError(f"LibreOffice skipped {len(missing)} documents")


def show_cpu(what: str, seconds: float, pages: int, ours: float | None = None) -> None:
    """Prints one line: processor time in total and for each page, and how often plangen's PDFs take it."""
    ratio = f"(plangen's PDFs: {ours / seconds:.2f} x)" if ours else ""
    print(f"{what:48}{seconds:8.2f} s CPU {seconds / pages * 1000:8.1f} ms a page {ratio}")
