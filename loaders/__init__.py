"""Texts to facts, facts to stores."""
