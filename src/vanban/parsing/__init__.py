"""Parse Vietnamese administrative documents."""
