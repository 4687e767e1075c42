"""The tables in pandas: `heshu.load("tables")` gives typed frames, panels, and the source of any cell."""
