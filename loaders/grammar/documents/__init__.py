"""How texts name documents: numbers, laws, issuers, relations, a document's own head."""
