"""Check templates: find every problem in how they are written, each with its place and fix."""
