"""How much the press wrote, by topic, outlet, region and language over time. Never a score."""
