"""The versioned JSON API: routes and schemas only."""
