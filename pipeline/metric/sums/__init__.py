"""Amounts named by what is done with them, by prices, or by the words behind them.

- Spent: `spent`, on what (`spending`), for what (`purposes`); given in aid, paid by contract: `support`.
- By the verb beside them: `verb_sums`; by what stands behind: `named_behind`.
- Prices of goods: `prices`, of shares: `share_prices`.  How they move is told by `pipeline.metric.changes`.
"""
