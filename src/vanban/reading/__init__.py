"""Read Vietnamese administrative documents."""
