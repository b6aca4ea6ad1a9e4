"""Items as editors write them, their publications and immutable versions. Not: the public pages."""
