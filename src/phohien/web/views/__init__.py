"""Views of the shell. Each reads through selectors and decides only how to show it."""
