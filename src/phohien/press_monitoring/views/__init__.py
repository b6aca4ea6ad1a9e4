"""Screens of press monitoring: the river, one story, captures, sources."""
