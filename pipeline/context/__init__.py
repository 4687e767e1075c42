"""Whose a figure is, when it holds, and whether it is planned or actual."""
