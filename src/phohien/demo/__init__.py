"""A seeded demo world, made only through services."""
