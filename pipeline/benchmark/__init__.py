"""How fast we are: `bench` measures every stage against jieba on the same text, `linking` how the cost of names grows.

`results` prints what was measured, keeps it, and compares it with the last.  It imports whatever it measures; only the
command imports it.
"""
