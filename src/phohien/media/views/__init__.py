"""Views of media: the door to the files, the workspace's lists and forms."""
