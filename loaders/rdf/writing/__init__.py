"""A graph as triples in the terms of the ontology, part by part."""
