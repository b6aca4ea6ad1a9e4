"""Screens of the reports under /lam-viec/bao-cao/."""
