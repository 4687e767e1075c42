"""A run as a whole, below `pipeline.runner`: what is asked, where it is done, what is said of it.

- `options` are what is asked, a `manifest` and a `summary` what was done, `text_column` what was asked for in vain.
- It is done `local`, on this machine, or `on_spark`; `closing` loads what ends it when it is due.
- To `retry` is to take the chunks that were `kept`, or `restored` from tables, and what is read anew.

It imports both stages; only the runner and the commands import it.
"""
