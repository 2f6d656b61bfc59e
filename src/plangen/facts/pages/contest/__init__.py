"""The pages of contests: rules, standings, certificates, and close-out."""
