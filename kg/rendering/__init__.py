"""Answers on a screen or in a pipe: tables and reports for people, JSON and CSV for programs."""
