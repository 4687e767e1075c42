"""How `extractors.money` reads an amount: its rules, currencies, ranges, headers and lost units."""
