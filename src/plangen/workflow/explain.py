"""The story of one figure: how it is printed, what it means, and the rows that make it."""

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from plangen.batch.write import refuse_unwritable, write
from plangen.elements.figure import Comparison, Figure, Mark
from plangen.elements.measure import Measure
from plangen.facts.brief import Brief
from plangen.facts.definitions import entry_of
from plangen.facts.desk import Desk
from plangen.facts.measure_rows import place_of_target, tally_of_quota
from plangen.facts.measures import measures_of
from plangen.facts.named_measure import Better, NamedMeasure, Recipe
from plangen.facts.subjects import Subject
from plangen.formats.names import file_name
from plangen.metrics.glossary import Entry
from plangen.periods import Length, Period
from plangen.problems import UsageError
from plangen.records.targets import BOOKINGS
from plangen.workbooks.explained import Sheet, explained_workbook
from plangen.workflow.people import chosen, the_one
from plangen.workflow.reading import Reading, read, refuse_without_people
from plangen.workflow.which_day import Days
from plangen.workflow.which_period import parsed

FOLDER = "explain"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a person and a measure by parts of their names, and a period (empty for the last quarter)."""

    days: Days
    person: str
    measure: str
    period: str = ""
    inputs: tuple[Path, ...] = (Path("inputs"),)


@dataclass(frozen=True, slots=True)
class Explained:
    """A figure with all that it rests on.

    `figure` is as the documents print it, `found` the measure behind it. `against` compares it with its target, None
    where it has none; `target_at` says where that stands. `day` is the sentence that says which day is looked from.
    """

    person: str
    period: str
    code: str
    measure: NamedMeasure
    means: Entry
    figure: Figure
    found: Measure
    recipe: Recipe
    against: Comparison | None
    target_at: str
    day: str
    files: tuple[Path, ...] = ()

    @property
    def title(self) -> str:
        """The measure, the person and the period."""
        return f"{self.measure.title}, {self.person}, {self.period}"

    @property
    def basis(self) -> str:
        """What the figure rests on: k of n, or the number of rows."""
        found, few = self.found, ", few" if self.figure.few else ""
        if not found.n:
            return ""
        return f"{found.n:,}" if found.part is None else f"{found.part:,} of {found.n:,}{few}"

    @property
    def target(self) -> str:
        """The target with its place, the difference and the mark; empty without one."""
        if self.against is None:
            return ""
        place = f" ({self.target_at})" if self.target_at else ""
        told = f"{self.against.difference} {self.against.mark}".strip()
        return f"{self.against.target.full}{place}{f', {told}' if told else ''}"

    def as_plain(self) -> dict[str, Any]:
        """The same in plain values, for another program."""
        found, figure = self.found, self.figure
        target = {"printed": self.against.target.short, "place": self.target_at} if self.against else None
        return {
            "person": self.person,
            "measure": self.measure.name,
            "title": self.measure.title,
            "period": self.code,
            "printed": figure.short,
            "full": figure.full,
            "value": None if found.value is None else str(found.value),
            "unit": str(found.unit),
            "n": found.n,
            "part": found.part,
            "few": figure.few,
            "variant": found.variant,
            "reason": found.reason,
            "cure": found.cure,
            "sentence": self.means.sentence,
            "formula": self.means.formula,
            "source": self.means.source,
            "missing": self.means.missing,
            "target": target,
            "made_by": self.recipe.formula,
            "rows": [
                {
                    "of": tally.title,
                    "file": row.place.file,
                    "sheet": row.place.sheet,
                    "cell": row.place.cell,
                    "what": row.what,
                    "note": row.note,
                    **{name: _plain(value) for name, value in zip(tally.columns, row.values, strict=True)},
                }
                for tally in self.recipe.tallies
                for row in tally.rows
            ],
            "looked_from": self.day,
        }


def _plain(value: object) -> str | None:
    return None if value is None else f"{value:f}"


def explain(question: Question) -> Explained:
    """The answer to a question; raises UsageError where a person, a measure or a period is not known."""
    return answer(question, read(question.inputs, question.days))


def answer(question: Question, reading: Reading) -> Explained:
    """The answer to a question from what has been read."""
    refuse_without_people(reading.book)
    people = reading.book.roster.people
    [person] = chosen(people, (question.person,), "")
    desk = Desk(reading.book)
    known = {each.name: each for each in measures_of(desk)}
    measure = known[the_one({name: list(each.spellings) for name, each in known.items()}, question.measure, "measure")]
    brief = Brief(desk, "explain", "Explanation", Subject(person, None), _period(question.period, reading))
    return _explained(brief, measure, reading)


def _period(text: str, reading: Reading) -> Period:
    """The period that was typed, else the last completed quarter."""
    book = reading.book
    return parsed(text, book) if text else book.calendar.last_complete(book.as_of, Length.QUARTER)


def _explained(brief: Brief, measure: NamedMeasure, reading: Reading) -> Explained:
    found = measure.work_out(brief, brief.period)
    figure = brief.figure(found)
    goal = measure.goal(brief, brief.period)
    return Explained(
        person=brief.person.name,
        period=brief.numerals.period(brief.period),
        code=brief.period.code,
        measure=measure,
        means=entry_of(measure.formula),
        figure=figure,
        found=found,
        recipe=measure.recipe(brief, brief.period, found),
        against=_against(brief, measure, figure, goal) if goal is not None and goal.known else None,
        target_at="; ".join(_places(brief, measure, goal)) if goal is not None and goal.known else "",
        day=reading.day,
        files=reading.files,
    )


def _against(brief: Brief, measure: NamedMeasure, figure: Figure, goal: Measure) -> Comparison:
    """The figure against its target; without a mark where the measure has no better side."""
    against = brief.comparison(figure, brief.figure(goal))
    return against if measure.better is not Better.NEITHER else replace(against, mark=Mark.NONE)


def _places(brief: Brief, measure: NamedMeasure, goal: Measure) -> list[str]:
    """Where the target stands, each place once."""
    if measure.target == BOOKINGS:
        rows = tally_of_quota(brief, brief.period).rows
        return list(dict.fromkeys(str(row.place) for row in rows))
    return [str(place_of_target(brief, row, brief.period)) for row in goal.rows]


def workbook_of(explained: Explained) -> bytes:
    """The workbook of an explained figure."""
    told = (
        ("Printed", explained.figure.short),
        ("What it is", explained.means.sentence),
        ("How it is made", explained.means.formula),
        ("Variant", explained.found.variant),
        ("Rests on", explained.basis),
        ("Target", explained.target),
        ("Day", explained.day),
        ("To get it", explained.found.cure),
    )
    lines = tuple((label, text) for label, text in told if text)
    return explained_workbook(Sheet(explained.title, explained.found, explained.recipe, lines))


def write_workbook(explained: Explained, file: Path | None, output: Path) -> Path:
    """The workbook, written to the file, else into the folder output/explain; never over what was read."""
    name = file_name(
        "{name} - {measure} {period}",
        {"name": explained.person, "given": "-", "measure": explained.measure.title, "period": explained.code},
        ".xlsx",
    )
    path = file or output / FOLDER / name
    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"{path} is no name of a workbook. Write one that ends in .xlsx.")
    if path.resolve() in explained.files:
        raise UsageError(f"{path} is a file that was read. Name another one with --xlsx.")
    refuse_unwritable(path.parent)
    return write(path.parent, PurePosixPath(path.name), workbook_of(explained))
