"""Render a template and its facts as the bytes of a document, one module per format."""
