"""CSV files for the bulk import of Neo4j, and the command that imports them.

Every kind of node and every type of relationship is a table: a file with its header, and files of
rows, one for each process that writes. What ``kg push`` keeps on a server to know what is there is
among them, so that a push to the imported database finds nothing to do.
"""
