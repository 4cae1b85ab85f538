"""What is asked in Cypher has one way of reading: these tests run once."""

import pytest


@pytest.fixture(autouse=True)
def ways_of_reading() -> None:
    """Take the place of the two ways in which the questions of Python are asked."""
