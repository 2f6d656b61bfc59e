"""Exit codes that several modules need, and the sentence of help that lists all of them."""

STOPPED = 130
STOPPED_EARLY = "Stopped. Nothing was written."
EXIT_CODES = (
    "Exit codes: 0 success; 1 rows or values skipped (with --strict: any warning); "
    "2 invalid usage; 3 a document was not created; 130 Ctrl-C."
)
