"""The review page and the decisions that are made on it."""
