"""One job in, the bytes of its document or the reason why there are none out; what a worker does."""

import traceback
from dataclasses import dataclass
from pathlib import Path

from plangen.batch.jobs import Job, Order
from plangen.elements.theme import Theme
from plangen.formats.every import FORMATS
from plangen.formats.page import Page, Properties
from plangen.problems import PlangenError


@dataclass(frozen=True, slots=True)
class Shop:
    """What all documents of a run share: the template folders and the look."""

    folders: tuple[Path, ...]
    theme: Theme


@dataclass(frozen=True, slots=True)
class Printed:
    """The bytes of a document; or none, the fault in one sentence, and the trace of a fault in the program."""

    content: bytes = b""
    fault: str = ""
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an order."""

    order: Order
    printed: Printed

    @property
    def failed(self) -> bool:
        """Whether there is no document."""
        return bool(self.printed.fault)


def printed(job: Job, shop: Shop) -> Printed:
    """The document of a job; a fault is told and never raised, so that it stops no other document."""
    try:
        return Printed(FORMATS[job.order.format].render(page(job, shop)))
    except PlangenError as fault:
        return Printed(fault=str(fault))
    except Exception as bug:  # noqa: BLE001 - one document's fault, of whatever kind, stops no other one
        return crashed(bug)


def crashed(bug: BaseException) -> Printed:
    """A fault that nobody foresaw, as one sentence, with its trace for whoever mends it."""
    said = " ".join(f"{type(bug).__name__} {bug}".split())
    return Printed(
        fault=f"A fault in plangen kept it from being made ({said[:160]}). PLANGEN_DEBUG=1 shows where.",
        trace="".join(traceback.format_exception(bug)),
    )


def page(job: Job, shop: Shop) -> Page:
    """What a format is given: the kind's template, the facts with the kind's words, and the file's properties."""
    order, sections = job.order, job.facts.sections
    head = sections.get("masthead")
    title = head.title if head else f"{order.kind.title} {order.period.name}, {order.subject.name}"
    return Page(
        folders=shop.folders,
        template=f"{order.kind.name}/{FORMATS[order.format].template}",
        facts={**sections, "words": order.kind.words},
        properties=Properties(
            title=title,
            author=head.author if head else "",
            subject=order.subject.name,
            kind=order.kind.name,
            language=shop.theme.locale,
        ),
        theme=shop.theme,
    )
