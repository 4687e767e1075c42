"""heshu inside a spaCy pipeline: its `component`, behind any tokenizer.

The other way round is `pipeline.ner`.  It imports what reads a text; nobody but spaCy imports it.
"""
