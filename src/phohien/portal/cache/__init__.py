"""The page cache: whole answers kept in each process, stale the moment what they show changes.

``stamps`` is the clock all processes share, ``entries`` the answers kept, ``middleware`` the
outermost layer that fills and asks them, ``invalidation`` what a publication makes stale,
``worker`` the short way past the whole application for gunicorn.
"""
