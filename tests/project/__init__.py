"""The project itself: pages that are executed, notebooks, packaging, corpus, and how modules import each other."""
