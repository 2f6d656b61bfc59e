"""The sections of the kickoff: a Scope of a team or a person in, the pages of the handout, the insert, and more out."""
