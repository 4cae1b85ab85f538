"""Grammars: what a phrase of an official Vietnamese text says, with the places of its words."""
