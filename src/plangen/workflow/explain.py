"""The explain command: one metric as printed, its definition, and the rows behind it."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from plangen.batch.write import require_writable, write
from plangen.doctypes.document_type import DefaultPeriod
from plangen.doctypes.subjects import CONTEST, TEAM
from plangen.elements.figure import Comparison, Figure
from plangen.elements.measure import Measure
from plangen.facts.figures.against_target import against_target
from plangen.facts.figures.definitions import entry_of
from plangen.facts.figures.listed import measures_of
from plangen.facts.figures.named import NamedMetric, Recipe
from plangen.facts.figures.of_team import metric_of_team
from plangen.facts.figures.rows import deals_of, place_of_target, tally_of_quota
from plangen.facts.formatting.reasons import fix_text, reason_text, variant_text
from plangen.facts.scope.contest_subjects import contest_subject_of
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import AnySubject, Subject, teams
from plangen.facts.scope.workspace import Workspace
from plangen.formats.names import file_name
from plangen.metrics.glossary import Entry
from plangen.periods import Length, Period
from plangen.problems import UsageError
from plangen.records.targets.rows import BOOKINGS
from plangen.tables.values.folding import fold
from plangen.workbooks.explained import Explanation, explained_workbook
from plangen.workflow.explain_number import ExplainedNumber, explain_number
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.people import find_name, select_people
from plangen.workflow.planning.period_choice import parse_period
from plangen.workflow.reading import Reading, read, require_people

FOLDER = "explain"


@dataclass(frozen=True, slots=True)
class Question:
    """A person and a metric by parts of their names, and a period; an empty one means the last quarter.

    For a number of a yearly plan, it means the running year.
    """

    days: Days
    person: str
    metric: str
    period: str = ""
    inputs: tuple[Path, ...] = (Path("inputs"),)


@dataclass(frozen=True, slots=True)
class Explained:
    """A metric with everything it is based on.

    `figure` is the value as documents print it, `result` the measure behind it. `comparison` compares it with its
    target, or is None without one; `target_place` is the target's place, `arithmetic` how it is made. `as_of_note` is
    the sentence with the as-of date. `counts_deals` says whether it is based on deals.
    """

    person: str
    period: str
    code: str
    metric: NamedMetric
    definition: Entry
    figure: Figure
    result: Measure
    recipe: Recipe
    comparison: Comparison | None
    target_place: str
    as_of_note: str
    files: tuple[Path, ...] = ()
    counts_deals: bool = False
    arithmetic: str = ""

    @property
    def title(self) -> str:
        """The metric, the person, and the period."""
        return f"{self.metric.title}, {self.person}, {self.period}"

    @property
    def basis(self) -> str:
        """What the value is based on: k of n, or the number of rows or deals."""
        found, small = self.result, ", small sample" if self.figure.few else ""
        if not found.n:
            return ""
        deals = f" deal{'' if found.n == 1 else 's'}" if self.counts_deals else ""
        part = "" if found.part is None else f"{found.part:,} of "
        return f"{part}{found.n:,}{deals}{small if part else ''}"

    @property
    def target(self) -> str:
        """The target with its arithmetic and place, the difference, and the mark; empty without a target."""
        if self.comparison is None:
            return ""
        made = f" = {self.arithmetic}" if self.arithmetic else ""
        place = f" ({self.target_place})" if self.target_place else ""
        difference = f"{self.comparison.difference} {self.comparison.mark}".strip()
        return f"{self.comparison.target.full}{made}{place}{f', {difference}' if difference else ''}"

    def as_plain(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        found, figure, goal = self.result, self.figure, self.comparison.target.short if self.comparison else ""
        target = {"printed": goal, "place": self.target_place, "arithmetic": self.arithmetic} if goal else None
        return {
            "person": self.person,
            "metric": self.metric.name,
            "title": self.metric.title,
            "period": self.code,
            "printed": figure.short,
            "full": figure.full,
            "value": None if found.value is None else str(found.value),
            "unit": str(found.unit),
            "n": found.n,
            "part": found.part,
            "few": figure.few,
            "note": variant_text(found),
            "reason": reason_text(found),
            "fix": fix_text(found),
            "definition": self.definition.sentence,
            "formula": self.definition.formula,
            "source": self.definition.source,
            "missing": self.definition.missing,
            "target": target,
            "calculation": self.recipe.formula,
            "rows": [
                {
                    "of": tally.title,
                    "file": row.place.file,
                    "sheet": row.place.sheet,
                    "cell": row.place.cell,
                    "item": row.what,
                    "note": row.note,
                    **{name: _plain(value) for name, value in zip(tally.columns, row.values, strict=True)},
                }
                for tally in self.recipe.tallies
                for row in tally.rows
            ],
            "as_of_note": self.as_of_note,
        }


def _plain(value: object) -> str | None:
    return None if value is None else f"{value:f}"


def explain(question: Question) -> Explained:
    """The answer to a question; raises UsageError for an unknown person, metric, or period."""
    return answer(question, read(question.inputs, question.days))


def explain_printed(question: Question) -> ExplainedNumber:
    """The answer to a question whose metric is a number as printed; raises UsageError if no document prints it."""
    return answer_printed(question, read(question.inputs, question.days))


def answer_printed(question: Question, reading: Reading) -> ExplainedNumber:
    """The answer from files that were read before; raises UsageError if no document prints the number."""
    require_people(reading.book)
    quarter = reading.book.calendar.last_complete(reading.book.as_of, Length.QUARTER)
    subject = _subject(Workspace(reading.book), question.person, quarter)
    return explain_number(reading.book, subject.name, question.metric, question.period, reading.as_of_note)


def answer(question: Question, reading: Reading) -> Explained:
    """The answer to a question from data that was already read."""
    require_people(reading.book)
    workspace = Workspace(reading.book)
    metrics = {each.name: each for each in measures_of(workspace)}
    spellings = {name: list(each.spellings) for name, each in metrics.items()}
    metric = metrics[find_name(spellings, question.metric, "metric")]
    period = _period(question.period, metric, reading)
    subject = _subject(workspace, question.person, period)
    if subject.sort is CONTEST:
        raise UsageError(f"{metric.title} isn't known for a contest. Name a person, or a number that its pages print.")
    scope = Scope(workspace, "explain", "Explanation", subject, period)
    return (_explained_of_team if subject.sort is TEAM else _explained)(scope, metric, reading)


def _subject(workspace: Workspace, text: str, period: Period) -> AnySubject:
    """The person that a text names, or else the team or contest; raises UsageError for none of them.

    A contest's whole name comes first.
    """
    contests = [each for each in workspace.book.contests if fold(text) and fold(text) in fold(each.name)]
    whole = next((each for each in contests if fold(each.name) == fold(text)), None)
    if whole is not None:
        return contest_subject_of(workspace, whole)
    try:
        [person] = select_people(workspace.book.roster.people, (text,), "")
    except UsageError:
        found = {each.name: each for each in teams(workspace, period) if fold(text) in fold(each.name)}
        exact = [each for name, each in found.items() if fold(name) == fold(text)]
        named = exact or list(found.values())
        if not named and len(contests) == 1:
            return contest_subject_of(workspace, contests[0])
        if len(named) != 1 or not fold(text):
            raise
        return named[0]
    return Subject(person, None)


def _period(text: str, metric: NamedMetric, reading: Reading) -> Period:
    """The requested period, or the last completed quarter; for a number of a plan, the running year."""
    book = reading.book
    if metric.of_plan:
        running = book.calendar.containing(book.as_of, Length.YEAR)
        return parse_period(text, book, DefaultPeriod.RUNNING) if text else running
    return parse_period(text, book) if text else book.calendar.last_complete(book.as_of, Length.QUARTER)


def _explained(scope: Scope, metric: NamedMetric, reading: Reading) -> Explained:
    found = metric.compute(scope, scope.period)
    figure = scope.figure(found)
    target = metric.goal(scope, scope.period)
    known = target is not None and target.known
    return Explained(
        person=scope.person.name,
        period=scope.number_format.period(scope.ahead if metric.looks_ahead else scope.period),
        code=scope.period.code,
        metric=metric,
        definition=entry_of(metric.formula),
        figure=figure,
        result=found,
        recipe=metric.recipe(scope, scope.period, found),
        comparison=against_target(scope, metric, figure) if known else None,
        target_place="; ".join(_places(scope, metric, target)) if target is not None and known else "",
        as_of_note=reading.as_of_note,
        files=reading.files,
        counts_deals=0 < found.n == len(deals_of(scope, found.rows)),
        arithmetic=metric.goal_arithmetic(scope, scope.period) if known else "",
    )


def _explained_of_team(scope: Scope, metric: NamedMetric, reading: Reading) -> Explained:
    """The answer about a team; raises UsageError for a metric that only people have."""
    found = metric_of_team(scope, metric)
    if found is None:
        raise UsageError(f"{metric.title} isn't known for a team. Name a person.")
    figure, goal = scope.figure(found.printed), scope.figure(found.goal) if found.goal is not None else None
    compared = None
    if goal is not None and goal.known:
        compared = Comparison(figure, goal, scope.difference(figure, goal))
    return Explained(
        person=scope.team.name,
        period=scope.number_format.period(scope.ahead if metric.looks_ahead else scope.period),
        code=scope.period.code,
        metric=metric,
        definition=entry_of(metric.formula),
        figure=figure,
        result=found.measure,
        recipe=found.recipe,
        comparison=compared,
        target_place="the quotas of its people" if compared is not None else "",
        as_of_note=reading.as_of_note,
        files=reading.files,
        counts_deals=0 < found.measure.n == found.deals,
    )


def _places(scope: Scope, metric: NamedMetric, target: Measure) -> list[str]:
    """The places of the target, each once."""
    if metric.target == BOOKINGS:
        rows = tally_of_quota(scope, scope.period).rows
        return list(dict.fromkeys(str(row.place) for row in rows))
    return [str(place_of_target(scope, row, scope.period)) for row in target.rows]


def workbook_of(explained: Explained) -> bytes:
    """The workbook of an explained metric."""
    labeled = (
        ("Printed as", explained.figure.short),
        ("Definition", explained.definition.sentence),
        ("Formula", explained.definition.formula),
        ("Note", variant_text(explained.result)),
        ("Based on", explained.basis),
        ("Target", explained.target),
        ("As of", explained.as_of_note.removeprefix("As of ")),
        ("To fix", fix_text(explained.result)),
    )
    lines = tuple((label, text) for label, text in labeled if text)
    return explained_workbook(Explanation(explained.title, explained.result, explained.recipe, lines))


def write_workbook(explained: Explained, file: Path | None, output: Path) -> Path:
    """Writes the workbook to the file, or to the folder output/explain; never over an input file."""
    name = file_name(
        "{name} - {measure} {period}",
        {"name": explained.person, "given": "-", "measure": explained.metric.title, "period": explained.code},
        ".xlsx",
    )
    path = file or output / FOLDER / name
    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"{path} isn't a workbook name. Use one that ends in .xlsx.")
    if path.resolve() in explained.files:
        raise UsageError(f"{path} is an input file. Choose a different name with --xlsx.")
    require_writable(path.parent)
    return write(path.parent, PurePosixPath(path.name), workbook_of(explained))
