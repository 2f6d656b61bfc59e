"""Team and user tables in, the roster with its quotas out."""
