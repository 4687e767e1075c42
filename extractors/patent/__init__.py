"""How `extractors.patents` reads a count of patents: its rules, words, sentences and dealt-out lists."""
