"""Knows no domain: clock, working days, transitions, domain events, jobs, the network door."""
