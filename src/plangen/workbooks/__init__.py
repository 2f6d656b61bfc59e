"""What plangen has found or was told in, the bytes of a spreadsheet that a person keeps out."""
