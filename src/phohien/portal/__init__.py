"""The public site: renders cleared versions only; feeds, search, cache, static copy."""
