"""The graph on a Neo4j server: made equal to a store, and read back."""
