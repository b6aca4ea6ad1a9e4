"""Screens of the organisation domain. A view reads by selectors, writes by services, and shows."""
