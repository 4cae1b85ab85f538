"""Engines that run Cypher: a Neo4j server, and Ladybug on a projection beside the store."""
