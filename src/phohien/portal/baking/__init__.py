"""The static copy: every public answer as a file, so that any file server can serve the site.

``targets`` lists what there is, ``making`` asks our own views for it, ``writing`` puts it on disk,
``ledger`` remembers what each file was made from, ``site`` brings the copy up to date,
``removal`` takes files away the moment they must not be seen.
"""
