"""Photos, clips and documents: rights, consent, where used. Not: the pages that show them."""
