"""The screens of clearance."""
