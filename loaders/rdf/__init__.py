"""RDF back into a graph: files that ``kg export`` wrote, checked against the shapes."""
