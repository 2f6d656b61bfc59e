"""Records of commitments, skills, and wins in, Measures of people out."""
