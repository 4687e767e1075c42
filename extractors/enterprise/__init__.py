"""How `extractors.enterprises` finds a name: cues, suffixes, left edges, lists and aliases, a question a module."""
