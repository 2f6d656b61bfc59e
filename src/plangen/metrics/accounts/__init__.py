"""Account records in, Measures of accounts out."""
