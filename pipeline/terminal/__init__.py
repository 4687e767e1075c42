"""What a person sees who runs a command: a `console` shows summaries and tables, `progress` how far a run is.

The `language` is that of the locale.  It imports what it shows; only the command line imports it.
"""
