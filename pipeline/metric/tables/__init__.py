"""What the figures in a table are of: `cells` of tables that were read as such, `in_text` rows within a text."""
