"""What is told of a file that cannot be read, or not quite: every sentence of this room, each with its cure."""

from plangen.problems import Place, Problem, error, shown, warning

TOO_LARGE = "file too large"
SAVE_AGAIN = "Open it in Excel or LibreOffice and save it as a new .xlsx workbook, or export it again."
TAKE_LESS = "Keep only the sheets, rows and columns that are needed and save it as a new .xlsx workbook."


def unreadable(file: str, why: str = "The file is damaged or not a spreadsheet.", sheet: str = "") -> Problem:
    """A file, or one of its sheets, that no reader makes sense of."""
    return error(Place(file, sheet), "unreadable file", why, cure=SAVE_AGAIN)


def not_opened(file: str, reason: OSError) -> Problem:
    """A file that the computer does not hand out."""
    message = f"The file cannot be opened ({shown(reason.strerror or type(reason).__name__)})."
    cure = "See that it is still there, that you may read it, and that no other program holds it open."
    return error(Place(file), "unreadable file", message, cure=cure)


def encrypted(file: str) -> Problem:
    """A file that asks for a password."""
    cure = "Open it, remove the password (in Excel: File, Info, Protect Workbook) and save it."
    return error(Place(file), "encrypted file", "The file is protected by a password.", cure=cure)


def too_large(file: str, why: str = "The file is too large to read.", sheet: str = "") -> Problem:
    """A file, or one of its sheets, that asks for more memory than a sales team's data do."""
    return error(Place(file, sheet), TOO_LARGE, why, cure=TAKE_LESS)


def too_many_cells(file: str, sheet: str = "") -> Problem:
    """A file, or a sheet with which a workbook holds more than can be read."""
    message = "The file holds more rows or cells than can be read at once."
    if sheet:
        message = "With this sheet the file holds more than can be read at once; it and those after it are left out."
    return error(Place(file, sheet), TOO_LARGE, message, cure=f"{TAKE_LESS} Or make two files of it.")


def too_wide(file: str, sheet: str, last_cell: str) -> Problem:
    """A sheet whose last cell lies so far out that everything before it is too much."""
    message = f"The sheet reaches to {last_cell}, which is more than can be read."
    cure = "Delete the empty rows and columns before that cell, or the cell itself, and save the workbook."
    return error(Place(file, sheet), TOO_LARGE, message, cure=cure)


def given_up(file: str) -> Problem:
    """A file over which the reader died."""
    message = "The file is damaged, or a stray cell far out makes one of its sheets enormous."
    cure = (
        "Open it, press Ctrl+End on each sheet, delete what is not needed there, and save it as a new .xlsx workbook."
    )
    return error(Place(file), "unreadable file", message, cure=cure)


def too_slow(file: str, seconds: float) -> Problem:
    """A file over which the reader took too long."""
    return too_large(file, f"Reading the file takes longer than {seconds:g} seconds; it was left out.")


def web_page(file: str) -> Problem:
    """A web page, or Excel's old XML, under a spreadsheet's name."""
    return unreadable(file, "The file is a web page or XML under a spreadsheet's name.")


def empty(file: str) -> Problem:
    """A file without anything in it."""
    cure = "Leave it out, or export it again."
    return warning(Place(file), "empty file", "There is nothing in the file.", cure=cure)


def unclosed_quotation(file: str, line: int) -> Problem:
    """A text file whose rest is swallowed by one quotation mark."""
    message = "A quotation mark is opened here and never closed, so that the rest of the file cannot be told apart."
    cure = "Close or delete the quotation mark, or export the file again."
    return error(Place(file, "", f"line {line}"), "unclosed quotation mark", message, cure=cure)


def endless_cell(file: str, line: int) -> Problem:
    """A text file with a line that no spreadsheet program could have written."""
    message = "A cell here is longer than any spreadsheet's, so that the rest of the file cannot be told apart."
    cure = "Shorten or delete the line, or export the file again."
    return error(Place(file, "", f"line {line}"), "endless cell", message, cure=cure)


def guessed_encoding(file: str, encoding: str, sample: str) -> Problem:
    """A text file that does not say how its letters are written."""
    name = "Western European text (cp1252)" if encoding == "cp1252" else encoding
    message = f"The file does not say how its letters are written; it was read as {name}."
    cure = "If this word looks wrong, save the file as “CSV UTF-8”."
    return warning(Place(file), "guessed encoding", message, value=sample, cure=cure)


def damaged_letters(file: str, line: int) -> Problem:
    """A text file with a few bytes that are no letters."""
    message = "Some letters are damaged; they are shown as �."
    cure = "Export the file again, as “CSV UTF-8”."
    return warning(Place(file, "", f"line {line}"), "damaged letters", message, cure=cure)


def unmarked(file: str) -> Problem:
    """A file that was read, but cannot be asked about its error cells."""
    message = "Error cells (#N/A) and formulas without a value cannot be seen in this file and count as empty."
    cure = "If something is missing, save it as a new .xlsx workbook."
    return warning(Place(file), "errors not visible", message, cure=cure)
