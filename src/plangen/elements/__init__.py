"""The elements of a page: figures, charts, form fields, and the theme they share."""
