"""Screens: the documentation for readers of the API, and the workspace of partners and keys."""
