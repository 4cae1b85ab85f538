"""The graph in RDF: Turtle, JSON-LD and N-Triples, part by part, in the terms of the ontology."""
