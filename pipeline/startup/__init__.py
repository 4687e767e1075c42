"""What makes starting fast: other people's modules load late, and our own with what an earlier start has kept.

- Kept: `loading` takes the code of patterns and methods from the `user_cache`, and that of all our modules from the one
  file of a `bundle`; a `dictionary` gives jieba's words by their first character.  Kept patterns note their
  `first_chars`, so that searches skip ahead.
- Late: what is `absent` is not to be found for a while, or loads when it is asked something; `late_numpy` and
  `late_parquet` are such, and `lean` does without what Arrow loads only to know its types.

It imports nothing of ours, for it comes before everything else.
"""
