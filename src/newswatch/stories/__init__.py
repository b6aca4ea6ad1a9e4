"""Which documents are one text, which tell of one event. Streams; keeps a window, not an archive."""

from newswatch.stories.clustering import Clusterer, Placement

__all__ = ["Clusterer", "Placement"]
