"""The concepts: what a policy graph is made of, and the vocabularies its facts may use."""
