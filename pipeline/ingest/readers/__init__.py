"""One module a format.  Each has `read(blob)`, which yields pages, rejects, and blobs to be read in their turn."""
