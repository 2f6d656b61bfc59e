"""Metrics of the yearly plan: what is in sight, what is missing to quota, and what it takes."""
