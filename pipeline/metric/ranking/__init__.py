"""The likeliest name of a figure that no rule named (docs/architecture.md, Where no rule names a figure).

`ranked` chooses among `candidates` by what speaks for or against each: `signs`.
"""
