"""Planted errors: clean reports, one observable error in each, and what a run of heshu finds of them.

Nothing here imports the checks or their words: what is planted is written from the definitions of the checks alone.
`python -m tests.plant` (from the top of the project, or `make plant`) plants, runs the pipeline and prints the table.

words.tsv       places, firms and the things reports list
fillers.tsv     clean paragraphs of town, bureau and firm reports; their figures are filled in, consistent
sentences.tsv   one row a sentence that can go wrong: the check, the scheme of its figures, its topics, its text
markup.py       a text with marked spans and with places that read differently in the clean and the planted twin
figures.py      amounts, shares and counts as reports print them, rounded or exact, and a wrong one beside each
world.py        places, firms and years of one report
schemes_*.py    how the figures of a sentence hang together, and which of them goes wrong
compose.py      a report from title, paragraphs and signature
real.py         plants in the project's corpus and, where it is present, in ../shared/text
score.py        runs the pipeline over planted and clean archives and counts
"""
