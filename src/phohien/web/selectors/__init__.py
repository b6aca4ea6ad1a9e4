"""What the shell's own pages show, gathered from the domains by their policies. Writes nothing."""
