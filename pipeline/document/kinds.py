"""The kinds of reports (`documents.doc_type`) that others ask for."""

from __future__ import annotations

# Reports that state what was, or is to be: news and profiles quote others, quarters and forecasts.
OF_RECORD = ("summary", "plan", "communique")
