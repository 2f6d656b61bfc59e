"""Prints how long each step takes, and its ratio to a baseline of the same run, which holds on other machines, too.

Usage: python -m tools.benchmark [DEALS [PEOPLE]]     (default: 100,000 deals and 1,000 people, plus the sample)
"""

import sys
import tempfile
from pathlib import Path

from tools.benchmark.documents import company, formats
from tools.benchmark.pdfs import pdfs
from tools.benchmark.reading import reading


def main() -> None:
    """Measures reading, facts, formats, and all PDFs of the sample company, and prints a line for each."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    people = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000  # noqa: PLR2004 - the second argument
    with tempfile.TemporaryDirectory() as folder:
        book = reading(Path(folder), count, people)
    company(book, people)
    formats()
    pdfs()


if __name__ == "__main__":
    main()
