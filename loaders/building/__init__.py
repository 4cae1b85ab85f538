"""Files to readings to a stored graph, and the report of what was read."""
