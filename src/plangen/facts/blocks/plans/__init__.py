"""Blocks that the yearly business plan and the kickoff print alike: a Scope in, the quota, goals, and bridge out."""
