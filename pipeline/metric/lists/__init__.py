"""Figures in a row, dealt out to the names in a row: only where the numbers of both agree.

`respectively` deals out values behind 分别, `dealt_things` those before their verb, `partners` trade, `dealt_shares`
shares.  What the names are: `joined_indicators`, `items` told right before, `amounts`; a list that goes on with
another: `told_again`.
"""
