"""The edge of the public site: one file for each kind of page."""
