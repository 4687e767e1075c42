"""Checks within a report, the arithmetic of intervals, and errors that were planted for them to find."""
