"""The embedded store: one SQLite file that holds readings, events and the graph they make."""
