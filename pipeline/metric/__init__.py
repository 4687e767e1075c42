"""What a figure is of: its indicator, measure and base, its place in a list and in a whole."""
