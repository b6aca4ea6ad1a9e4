"""Screens of the foreign press desk."""
