"""Figures that go on from the figure or the clause before them.

`onward` is the way in: levels after growths, values compared with, series of years; `other_terms` is the sum before in
another currency, `following` goes by words of order, mean and rest, `beside` by what a value is held against, `indexes`
by the branches of an index, `rows` by values behind the names they are of, `strongest` by a clause that says how
strongly something changed.  `last_resort` is asked when all else is silent.
"""
