"""What commands do in the database. Imported once a data folder is in use, so that other commands don't pay for it."""
