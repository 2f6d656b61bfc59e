"""Account tables in, accounts, contacts, white space, and target accounts out."""
