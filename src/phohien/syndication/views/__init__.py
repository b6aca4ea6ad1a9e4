"""Screens of the room syndication."""
