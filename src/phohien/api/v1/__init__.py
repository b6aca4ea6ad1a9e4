"""Version 1 of the API: its operations, what they take and what they give."""
