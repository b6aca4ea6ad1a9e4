"""Words inside a picture file: IPTC-IIM and XMP, read on upload and written into packages."""

from phohien.media.iptc.reading import Embedded, read
from phohien.media.iptc.writing import write

__all__ = ["Embedded", "read", "write"]
