"""What a figure is of: its indicator, measure and base, its place in a list and in a whole.

The ways in: `metric.assign` names amounts, percentages and numbers of patents, `metric.counts.counted` all other
counts, `metric.tables.cells` the cells of tables; `metric.counts.as_counted` then gives growths the name of the count
before them.  What they hand on is a `MetricOf`.

The way of a figure: `assign` makes a `draft` of it, in `runs`; the words right before it are read, `rules` says by them
what kind of thing it measures, `choice` which rules are asked and in which order.  The first rule that is sure names
it, mostly `indicator`, by what leads up to it, or leaves it with a reason.

The other rules stand in folders by what they read; the docstring of each says what belongs there and where to begin,
the first line of a module has its examples.  Imports run up this list, never down:

- `wording`: the words around a figure, and where a name in them begins and ends.
- `bounds`: figures that only bound something else, and are of nothing themselves.
- `things`: what stands first in a name: goods, crops, numbers of things, firms, parts of a trade.
- `tables`: figures in a table, by its heads, labels and caption.
- `shares`: what part of what a percentage is; stakes in firms; make-up of groups.
- `parts`: figures of the parts that a sentence takes a whole apart into.
- `settled`: what names leave open is looked for when every figure has one.
- `ranking`: the likeliest of the names near a figure that no rule named.
- `sums`: amounts named by what is done with them, by prices, or by the words behind them.
- `leading`: the noun or level that leads up to a figure, in its clause or further back.
- `changes`: what a growth is the growth of.
- `lists`: figures in a row, dealt out to the names in a row.
- `plans`: how much of a plan or a budget is done, and the plan itself.
- `continued`: figures that go on from the figure or the clause before them.
- `counts`: counts and physical quantities, from the noun behind them.
"""
