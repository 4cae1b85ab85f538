"""A database as if it were new."""

from neo4j import Driver

_BATCH = 10_000


def empty(driver: Driver) -> None:
    """Delete all nodes, relationships, constraints and indexes but those that Neo4j makes itself.

    The names of labels, types and properties that were ever used stay known: Neo4j keeps them.
    """
    with driver.session() as session:  # batches need a transaction of their own each
        batches = f"CALL (node) {{ DETACH DELETE node }} IN TRANSACTIONS OF {_BATCH} ROWS"
        session.run(f"MATCH (node) {batches}").consume()
    for name in _names(driver, "SHOW CONSTRAINTS YIELD name RETURN name"):
        driver.execute_query(f"DROP CONSTRAINT {_quoted(name)}")
    for name in _names(driver, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
        driver.execute_query(f"DROP INDEX {_quoted(name)}")


def _names(driver: Driver, query: str) -> list[str]:
    return [record["name"] for record in driver.execute_query(query).records]


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"
