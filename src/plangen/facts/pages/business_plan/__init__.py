"""The pages of the business plan."""
