"""Vietnamese administrative documents: read, restore, parse, write and lint them.

A library without a framework. Each verb is a package of its own; nothing heavy is
imported until it is called.
"""
