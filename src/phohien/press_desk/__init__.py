"""Foreign reporters under decree 262/2026: requests, limits, answers, visits; data kept short."""
