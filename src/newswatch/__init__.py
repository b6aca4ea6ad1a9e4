"""Feeds to items, items to places and same-story clusters. Knows no Django and keeps no person."""
