"""Figures of the parts that a sentence takes a whole apart into.

`of_which` says what follows 其中 is a part of; `among` and `breakdown` name the parts, `known_wholes` those that
reports always take apart alike; `grown_parts` are growths of such parts, `rates_of_parts` the rates
of a whole and its parts.
"""
