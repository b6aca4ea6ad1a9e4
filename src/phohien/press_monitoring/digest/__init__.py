"""The morning page: what the papers wrote about the province, on one sheet, by seven o'clock.

``services`` write, ``selectors`` read, ``page`` is the data, ``papers`` are its forms.
"""
