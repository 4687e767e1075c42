"""The noun or level that leads up to a figure, in its clause or further back.

`nouns` says what a noun of the lexicon leaves out, `signed` of what is counted in the clause before, `referred` of what
it only points at; `levels` are those that a sentence has named before a growth, `further_back` those before them.
"""
