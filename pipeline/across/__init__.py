"""The checks across reports: copies told apart, series of figures, passages that reports share."""
