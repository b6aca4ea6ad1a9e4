"""A document on its way to being a plan."""
