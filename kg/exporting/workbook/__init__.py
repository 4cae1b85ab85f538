"""The graph as a workbook, for those who live in spreadsheets.

A sheet is a value: its columns and what yields its rows (``sheets.py``, one file for each). How
cells are written, limits kept and sheets continued is known to ``writing.py`` alone.
"""
