"""plangen makes the plans and reviews of a sales team, from spreadsheets, as Word and PDF.

One line of rooms; each imports from lower floors only:

    cli        words in, words out
    workflow   one story a file: check, make, the first look at a single export
    batch      kinds and fact sheets in, documents and a manifest out
    workbooks  what plangen writes as spreadsheets
    facts      a Book, a subject, a period and an edition in, one FactSheet out
    metrics    records in, Measures out
    records    tables in, a Book of records out, with every problem found
    tables     raw grids in, tables with known columns out
    sources    a spreadsheet file in, raw grids out
    kinds      the folder templates/ in, document kinds and packets out
    formats    a template and facts in, the bytes of a document out
    proof      finished documents in, what they say out
    elements   what a page is made of
    periods, problems: the calendar, and what is wrong and where
"""

__version__ = "0.1.0"
