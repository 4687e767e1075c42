"""Inputs that nobody means well with: what each must give; `python -m tests.hostile` runs the large ones."""

from tests.hostile import archives, pages, records

CASES = {**archives.CASES, **records.CASES, **pages.CASES}
