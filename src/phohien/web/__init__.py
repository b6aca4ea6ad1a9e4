"""The workspace shell at /lam-viec/: composition only."""
