"""Templates in, every problem in how they are written out, each with its place and fix."""
