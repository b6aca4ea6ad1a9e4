"""Search over what is live, in every language, on SQLite and PostgreSQL alike.

``tokens`` cuts text into words (bigrams for Chinese, Japanese, Korean), ``tables`` is the
full-text table of each database, ``index`` keeps it with every publication, ``asking`` finds,
``correcting`` mends typing errors, ``marking`` shows where the words stand.
"""
