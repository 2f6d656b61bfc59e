"""Invented companies, written as spreadsheets; the documents of all of them are made once per test run."""
