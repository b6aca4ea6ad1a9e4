"""The screens of clarifications."""
