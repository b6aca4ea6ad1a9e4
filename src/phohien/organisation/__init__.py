"""Agencies, communes, users and their roles, focal points, stand-ins."""
