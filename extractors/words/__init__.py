"""How words are kept, found and laid over, below `extractors.lexicon` and `extractors.roles`, by which rules ask.

- Files: `tsv` is the format; `shipped` are heshu's own, an `overlay` the user's, with `user_rows` in it or a
  `user_dictionary` as jieba has it.
- In a text: a `matcher` finds all words of a long list in one pass; of lists seldom asked, words are looked up on disk
  (`seldom`).
- From one start to the next: `prepared` keeps what is made of lexicons, its words `packed`.

It imports the text that rules read and nothing of the rules.
"""
