"""What all readers of records share: ids, placeholders, suggestions, and periods in text."""
