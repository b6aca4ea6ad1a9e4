"""Spoken bulletins: length, what is cleared of them, the files that stations get."""
