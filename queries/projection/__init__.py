"""A projection of a store for Ladybug, which runs Cypher: beside the store, never the truth.

It is made from the store's rows when somebody asks, named after what it was made from, and used
as long as that is the same. Whoever deletes it loses the seconds that it takes to make it again.
"""
