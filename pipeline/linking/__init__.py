"""One enterprise under all its names: within a report, then across the archive."""
