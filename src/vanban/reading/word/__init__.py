"""Reads Word documents (.docx): what the page shows, in its order. Layout is left out."""
