"""Write Vietnamese administrative documents."""
