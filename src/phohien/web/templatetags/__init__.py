"""Template tags of the workspace shell: ``{% load shell lists fields %}``."""
