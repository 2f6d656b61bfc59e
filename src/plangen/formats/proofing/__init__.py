"""Templates in, everything that is wrong with how they are written out, each with its place and its cure."""
