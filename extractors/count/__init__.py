"""How `extractors.counts` reads a counted number: its `rules` with their sentences, and the `words` around it.

Measures and patents use the words, too.
"""
