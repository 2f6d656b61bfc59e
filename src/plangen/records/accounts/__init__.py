"""Account tables in, accounts, contacts, and white space out."""
