"""Problems with files that can't be read, or not fully, each with its fix."""

from plangen.problems import Place, Problem, error, shown, warning

TOO_LARGE = "file too large"
_OTHER_FORMATS = {b"%PDF": "a PDF", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture"}
SAVE_AGAIN = "Open it in Excel or LibreOffice and save as .xlsx, or export again."
KEEP_LESS = "Keep only what you need and save as a new .xlsx workbook."


def unreadable(file: str, why: str = "The file is damaged or not a spreadsheet.", sheet: str = "") -> Problem:
    """A file, or one of its sheets, that can't be parsed."""
    return error(Place(file, sheet), "unreadable file", why, fix=SAVE_AGAIN)


def other_format(file: str, beginning: bytes) -> Problem | None:
    """A PDF or a picture with a spreadsheet extension; None if the first bytes are of neither."""
    name = next((name for start, name in _OTHER_FORMATS.items() if beginning.startswith(start)), "")
    fix = "Export the data as .xlsx or .csv, or take the file out of the folder."
    return error(Place(file), "unreadable file", f"This is {name}, not a spreadsheet.", fix=fix) if name else None


def open_failed(file: str, reason: OSError) -> Problem:
    """A file that the operating system can't open."""
    message = f"Can't open the file ({shown(reason.strerror or type(reason).__name__)})."
    fix = "Check that it exists, that you have access, and that it isn't open in another app."
    return error(Place(file), "unreadable file", message, fix=fix)


def encrypted(file: str) -> Problem:
    """A password-protected file."""
    fix = "Remove the password (Excel: File > Info > Protect Workbook) and save."
    return error(Place(file), "encrypted file", "The file is password-protected.", fix=fix)


def too_large(file: str, why: str = "The file is too large to read.", sheet: str = "") -> Problem:
    """A file, or one of its sheets, that needs more memory than sales data should."""
    return error(Place(file, sheet), TOO_LARGE, why, fix=KEEP_LESS)


def too_many_cells(file: str, sheet: str = "") -> Problem:
    """A file with too many cells, or the sheet at which a workbook exceeds the limit."""
    message = "The file has too many rows or cells."
    if sheet:
        message = "Too many cells from this sheet on. It and later sheets were skipped."
    return error(Place(file, sheet), TOO_LARGE, message, fix=f"{KEEP_LESS} Or split it into two files.")


def too_wide(file: str, sheet: str, last_cell: str) -> Problem:
    """A sheet whose last cell is beyond the limit."""
    message = f"The sheet extends to {last_cell}, beyond the limit."
    fix = "Delete the empty rows and columns up to that cell, or the cell, and save."
    return error(Place(file, sheet), TOO_LARGE, message, fix=fix)


def reader_crashed(file: str) -> Problem:
    """A file that crashed the reader."""
    message = "The file is damaged, or a stray cell makes a sheet huge."
    fix = "Open it, press Ctrl+End on each sheet, delete what you don't need there, and save as a new .xlsx workbook."
    return error(Place(file), "unreadable file", message, fix=fix)


def too_slow(file: str, seconds: float) -> Problem:
    """A file that took too long to read."""
    return too_large(file, f"Reading took over {seconds:g} seconds. File skipped.")


def web_page(file: str) -> Problem:
    """A web page, or Excel's old XML, with a spreadsheet extension."""
    return unreadable(file, "This is a web page or XML with a spreadsheet extension.")


def empty(file: str) -> Problem:
    """An empty file."""
    return warning(Place(file), "empty file", "The file is empty.", fix="Remove it, or export again.")


def unclosed_quote(file: str, line: int) -> Problem:
    """A text file whose rest is inside an unclosed quotation mark."""
    message = "A quotation mark opens here and never closes, so the rest can't be read."
    fix = "Close or delete the quotation mark, or export again."
    return error(Place(file, "", f"line {line}"), "unclosed quotation mark", message, fix=fix)


def oversized_cell(file: str, line: int) -> Problem:
    """A text file with a line longer than any spreadsheet app writes."""
    message = "A cell here is longer than any spreadsheet allows, so the rest can't be read."
    fix = "Shorten or delete the line, or export again."
    return error(Place(file, "", f"line {line}"), "oversized cell", message, fix=fix)


def guessed_encoding(file: str, encoding: str, sample: str) -> Problem:
    """A text file that doesn't give its encoding."""
    name = "Western European text (cp1252)" if encoding == "cp1252" else encoding
    message = f"No encoding given. Read as {name}."
    fix = "If this word looks wrong, save the file as “CSV UTF-8”."
    return warning(Place(file), "guessed encoding", message, value=sample, fix=fix)


def damaged_characters(file: str, line: int) -> Problem:
    """A text file with a few undecodable bytes."""
    message = "Some characters are damaged (shown as �)."
    fix = "Export again as “CSV UTF-8”."
    return warning(Place(file, "", f"line {line}"), "damaged characters", message, fix=fix)


def errors_not_checked(file: str) -> Problem:
    """A file that was read, but can't be checked for error cells."""
    message = "Error cells (#N/A) and uncalculated formulas can't be detected in this file and count as empty."
    fix = "If values are missing, save the file as a new .xlsx workbook."
    return warning(Place(file), "errors not visible", message, fix=fix)
