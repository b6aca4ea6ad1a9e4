"""RSS 2.0, Atom and JSON Feed of each language, section and agency; and the sitemaps."""
