"""What the public site reads: rivers of items, places on the map, amendments. No writing."""
