"""Reporting regimes, agency reports, the consolidated report."""
