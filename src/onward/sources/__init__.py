"""Sources read anything into applications with events, and account for every row. Nothing is guessed silently."""
