"""The vocabularies as SKOS and ORG in Turtle: the closed lists, and the registry of agencies."""
