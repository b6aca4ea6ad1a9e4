"""Audit log, policies, sign-in."""
