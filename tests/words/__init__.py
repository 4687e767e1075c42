"""Lexicons: how words are loaded, found, kept and laid over; words of the user's own, and names of a spaCy model."""
