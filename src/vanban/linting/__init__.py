"""Lint Vietnamese administrative documents."""
