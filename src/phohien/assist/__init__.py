"""The port to machines that translate and suggest: off by default, labelled, kept. No domain."""
