"""The versioned JSON API for partners, and the partners' keys. Reads what the portal shows."""
