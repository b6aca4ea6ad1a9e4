"""Phố Hiến: a Vietnamese province's external-information work, from signed plan to signed report."""
