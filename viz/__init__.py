"""Pictures of the graph: between the questions and the program."""
