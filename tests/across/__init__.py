"""What is asked of an archive as a whole: names linked, copies told apart, checks across reports."""
