"""Tables inside a text: rows of cells parted by tabs or bars, their heads, and what the figures in them say."""
