"""Warnings about notes of a team that a page everyone sees can't print."""

from collections.abc import Iterable

from plangen.problems import Problem, warning
from plangen.records.book import Book
from plangen.records.people.mentions import names_someone

LEARNED = "learned"


def learned_about_someone(book: Book) -> Iterable[Problem]:
    """A warning for each note on what the team learned that names someone: a miss is the team's."""
    for note in book.notes:
        is_learned = note.team and note.topic == LEARNED
        if is_learned and names_someone(f"{note.text} {note.response}", book.roster):
            message, fix = "Names someone; the kickoff handout leaves it out.", "Write it without a name."
            yield warning(book.place(note.row, "text"), "learned about someone", message, value=note.text, fix=fix)
