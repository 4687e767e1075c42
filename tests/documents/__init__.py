"""From a page to reports, sections and sentences: cleaning, splitting, the fields of a report, tables in its text."""
