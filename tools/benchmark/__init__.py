"""Steps of plangen in, how long each takes next to a baseline of the same run out: `python -m tools.benchmark`."""
