"""Writing: what people do with sources, stories and captures, and what polling stores."""
