"""Posts for social networks: limits as data, composing, the documented request, the port."""
