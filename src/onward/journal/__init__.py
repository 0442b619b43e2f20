"""The facts of a search in a database: append-only events, everything else with undo and history."""
