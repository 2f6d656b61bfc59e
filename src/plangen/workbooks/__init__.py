"""Problems, answers, and explanations in; the bytes of spreadsheets for people to keep or fill in out."""
