"""Cells and sentences that name agencies."""
