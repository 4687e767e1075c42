"""`make campaign`: everything that is promised of archives, at the sizes it is promised for, with one line a part."""
