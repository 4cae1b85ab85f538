"""The program: words on a terminal around the questions of ``queries``."""
