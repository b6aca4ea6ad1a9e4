"""Template tags of the audit log: ``{% load audit %}``."""
