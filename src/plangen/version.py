"""The version of plangen. Imports nothing, so any module may ask for it."""

__version__ = "0.1.0"
