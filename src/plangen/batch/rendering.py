"""One job in, the bytes of its document or the reason there is none out; this is what a worker does."""

import traceback
from dataclasses import dataclass
from errno import EDQUOT, EFBIG, ENOSPC, EROFS
from functools import partial
from pathlib import Path
from tempfile import gettempdir

from plangen.batch.jobs import Job, Order
from plangen.batch.limits import DEFAULT_LIMITS, Limits, within
from plangen.elements.theme import Theme
from plangen.formats.page import Page, Properties
from plangen.formats.registry import FORMATS
from plangen.problems import PlangenError

LONGEST_DETAIL = 160
DISK_FULL = frozenset({ENOSPC, EDQUOT, EFBIG, EROFS})
"""The system's numbers for a disk on which nothing more can be written."""


@dataclass(frozen=True, slots=True)
class RenderContext:
    """What all documents of a run share: the template folders, the theme, and the limits of each document.

    `has_own_templates` says that some of the templates are a user's.
    """

    folders: tuple[Path, ...]
    theme: Theme
    limits: Limits = DEFAULT_LIMITS
    has_own_templates: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a document; or none, with the reason in one sentence and, for a bug in plangen, its traceback.

    `missing_characters` are those that no installed font has, in order; `pages` is 0 in a format without fixed pages.
    """

    content: bytes = b""
    error: str = ""
    traceback: str = ""
    missing_characters: str = ""
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """An order with its rendered document."""

    order: Order
    rendered: Rendered

    @property
    def failed(self) -> bool:
        """Whether there is no document."""
        return bool(self.rendered.error)


def rendered(job: Job, render_context: RenderContext) -> Rendered:
    """The document of a job; errors are returned, never raised, so they don't stop other documents."""
    format_ = FORMATS[job.order.format]
    try:
        given = page(job, render_context)
        content = within(render_context.limits, given.template, partial(format_.render, given))
        missing = "".join(sorted(given.printed.missing_characters))
        return Rendered(content, missing_characters=missing, pages=given.printed.pages)
    except PlangenError as problem:
        return Rendered(error=str(problem))
    except Exception as bug:  # noqa: BLE001 - no error in one document, of any type, may stop the others
        return crashed(bug)


def crashed(bug: BaseException) -> Rendered:
    """An unexpected error as one sentence, with its traceback for developers; a full disk is none."""
    if isinstance(bug, OSError) and bug.errno in DISK_FULL:
        reason = f"{bug.strerror} in {gettempdir()}, the folder for temporary files"
        return Rendered(error=f"Not created: {reason}. Free up space and run again.")
    detail = " ".join(f"{type(bug).__name__} {bug}".split())
    return Rendered(
        error=f"Not created: bug in plangen ({detail[:LONGEST_DETAIL]}). Set PLANGEN_DEBUG=1 for details.",
        traceback="".join(traceback.format_exception(bug)),
    )


def page(job: Job, render_context: RenderContext) -> Page:
    """What a format renders: the template, the facts with the document type's words, and the file's properties."""
    order, sections = job.order, job.facts.sections
    masthead = sections.get("masthead")
    title = masthead.title if masthead else f"{order.document_type.title} {order.period.name}, {order.subject.name}"
    return Page(
        folders=render_context.folders,
        template=f"{order.document_type.name}/{FORMATS[order.format].template}",
        facts={**sections, "words": order.document_type.words},
        properties=Properties(
            title=title,
            author=masthead.author if masthead else "",
            subject=order.subject.name,
            document_type=order.document_type.name,
            language=render_context.theme.locale,
        ),
        theme=render_context.theme,
    )
