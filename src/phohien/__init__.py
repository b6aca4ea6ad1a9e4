"""Phố Hiến: a province's external-information work, from the signed plan to the signed report."""
