"""Carrying cleared versions to channels, with a receipt for each delivery."""
