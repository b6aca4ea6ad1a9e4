"""Screens of the plans domain. A view reads by selectors, writes by services, and shows."""
