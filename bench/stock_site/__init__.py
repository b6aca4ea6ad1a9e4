"""A stock Wagtail site with one kind of page: what the portal's speed is measured beside."""
