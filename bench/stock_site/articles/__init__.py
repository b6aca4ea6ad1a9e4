"""The one app of the stock site."""
