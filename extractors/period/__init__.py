"""How `extractors.periods` reads a date or a span of time."""
