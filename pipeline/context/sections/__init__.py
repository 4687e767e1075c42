"""Sections of a report: which of them look back, which look ahead, and what year they are on.

`chapters` are headings that date what follows them (`twofold`: a year and the five that it ends; `next_year`: the one
after the report's; `opening_years`: of a summary signed in the next; `over_items`: a line over paragraphs with their
numbers); `headings` say what is and what is to come, as `assembly` does of a 政府工作报告 and `passages` of one without
headings; `introduced` finds what is to come without any.
"""
