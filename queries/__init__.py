"""Questions to the graph: what waits for what, what is blocked, what a change touches.

Nothing here knows where the facts are stored: questions ask a ``GraphSource`` and answer with
plain values (``queries.answers``) that the program prints and later readers serve as well.
"""
