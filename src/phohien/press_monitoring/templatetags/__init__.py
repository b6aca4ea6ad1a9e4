"""Template tags of press monitoring: ``{% load press %}``."""
