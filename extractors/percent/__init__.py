"""How `extractors.percentages` reads a percentage: its rules, words, columns and lost signs."""
