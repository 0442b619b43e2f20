"""What a person takes out of Onward: a calendar, a table, a record for an authority. Facts in, text or rows out."""
