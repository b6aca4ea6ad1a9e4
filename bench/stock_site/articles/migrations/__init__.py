"""Of the stock site."""
