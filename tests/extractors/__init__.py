"""Mentions in a string: numbers, money, percentages, patents, counts, periods, and names of enterprises."""
