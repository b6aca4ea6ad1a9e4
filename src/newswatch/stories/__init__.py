"""Which documents are one text, which tell of one event. Keeps a window, no archive."""

from newswatch.stories.clustering import Clusterer, Placement

__all__ = ["Clusterer", "Placement"]
