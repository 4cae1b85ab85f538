"""The tables of a store, and the marks by which a file is known to be one."""

from loaders.store import neighbours

APPLICATION_ID = 0x6B672D31
"""``kg-1`` in ASCII: SQLite keeps it in the file's header."""

VERSION = 2
"""Version of the tables; a store of a greater one was written by a newer kg."""

TABLES = (
    # A file is known by its place. ``document`` is the id that its text claims; ``replaced``
    # marks a text that another file's text took the place of (kg build --replace).
    """
    CREATE TABLE source (
        place TEXT PRIMARY KEY,
        root TEXT NOT NULL,
        name TEXT NOT NULL,
        digest TEXT NOT NULL,
        document TEXT NOT NULL,
        gone INTEGER NOT NULL DEFAULT 0,
        replaced INTEGER NOT NULL DEFAULT 0
    )
    """,
    "CREATE INDEX source_by_document ON source (document)",
    # What one text says, by the hash of its bytes, and who read it with which registry.
    """
    CREATE TABLE reading (
        digest TEXT PRIMARY KEY,
        registry TEXT NOT NULL,
        reader TEXT NOT NULL,
        data TEXT NOT NULL
    )
    """,
    # What people recorded.
    "CREATE TABLE event (id TEXT PRIMARY KEY, data TEXT NOT NULL)",
    # 'revision' counts changes of readings and events; 'resolved' is the one shown below,
    # 'resolver' what made it.
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "INSERT INTO meta VALUES ('revision', '0'), ('resolved', '0'), ('resolver', '')",
    # Each entry of each list of the JSON export, in its order. (Rows of a thousand bytes would
    # overflow the pages of a table WITHOUT ROWID: it would be twice as large.)
    """
    CREATE TABLE fact (
        list TEXT NOT NULL,
        position INTEGER NOT NULL,
        id TEXT,
        pid INTEGER NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (list, position)
    )
    """,
    # What the entries fall into: a document with all that its text says, or what texts share;
    # ``digest`` is a hash of them.
    "CREATE TABLE part (pid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest BLOB NOT NULL)",
    # Numbered in code-point order of id. ``file``: of a document that was read. ``met``: the
    # first day on which an event that applies says so.
    """
    CREATE TABLE node (
        nid INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        label TEXT NOT NULL,
        folded TEXT NOT NULL,
        document TEXT,
        status TEXT,
        due TEXT,
        event TEXT,
        met TEXT,
        file TEXT
    )
    """,
    "CREATE TABLE alias (alias TEXT, nid INTEGER, PRIMARY KEY (alias, nid)) WITHOUT ROWID",
    # ``place``: of a requirement, citation or lineage in its list of the export.
    """
    CREATE TABLE edge (
        source INTEGER NOT NULL,
        type TEXT NOT NULL,
        target INTEGER NOT NULL,
        position INTEGER NOT NULL,
        stage TEXT,
        place INTEGER,
        PRIMARY KEY (source, type, target, position)
    ) WITHOUT ROWID
    """,
    neighbours.TABLE,
)
"""Statements that make the tables of an empty store, in order."""

GRAPH_INDEXES = {
    "fact_by_id": "CREATE INDEX fact_by_id ON fact (list, id) WHERE id IS NOT NULL",
    "fact_by_part": "CREATE INDEX fact_by_part ON fact (pid, list, position)",
    "node_by_name": "CREATE INDEX node_by_name ON node (kind, folded)",
    "edge_back": "CREATE INDEX edge_back ON edge (target, type, source)",
}
"""Indexes of the graph shown, by name: made anew after it is written, which is twice as fast."""
