"""Messages to people: the inbox, the daily digest, e-mail."""
