"""A page in, its reports out: parts, titles, issuers and years, named repairs of the text.

What several stages ask of a report's words stands here, too: which tell what is to come (`ahead`), which name the
`nation`, and by which `opening` a report looks back.
"""
