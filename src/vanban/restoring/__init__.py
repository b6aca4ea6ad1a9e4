"""Restore Vietnamese administrative documents."""
