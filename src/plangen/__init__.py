"""plangen creates a sales team's plans and reviews as Word and PDF from spreadsheets.

Layers; each package imports only from the ones below:

    cli            command lines in, printed results out
    workflow       one module per story: make, check, explain, new, quick start
    batch          document types and fact sheets in, documents and a manifest out
    workbooks      what plangen writes as spreadsheets
    lint           templates in, every problem in them out
    facts          a Book, subject, period, and edition in, one FactSheet out
    metrics        records in, Measures out
    records        tables in, a Book out, with every problem found
    tables         grids in, tables with known columns out
    sources        a spreadsheet file in, grids out
    doctypes       the templates folder in, document types and packets out
    formats        a template and facts in, bytes out
    document_text  finished documents in, their text and structure out
    elements       what a page is made of
    periods        the fiscal calendar, periods, and spans
    problems       what's wrong, and where
    version        the version
"""

from plangen.version import __version__

__all__ = ["__version__"]
