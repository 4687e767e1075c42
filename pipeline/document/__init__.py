"""A page in, its reports out: parts, titles, issuers and years, named repairs of the text."""
