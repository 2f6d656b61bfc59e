"""Open deals, activities, and forecasts in, Measures of what comes next out."""
