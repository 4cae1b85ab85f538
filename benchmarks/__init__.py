"""What the program must reach, measured: graphs and plans made up, and a table of figures."""
