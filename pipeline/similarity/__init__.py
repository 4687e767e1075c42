"""What texts share: `shingles` are their pieces, a `sketch` tells which texts may be alike, `reuse` finds passages.

What is `by_hand` is the same without numpy, for a few short texts.  It takes strings and hashes and imports nothing of
ours but what makes starting fast.
"""
