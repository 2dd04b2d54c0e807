"""What a self-check shows: the domains as tiles, the facets as a table, and how to read them."""
