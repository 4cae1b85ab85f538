"""The catalogue: named questions in Cypher, one file each, with a head that explains them."""
