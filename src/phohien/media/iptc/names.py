"""Names of the fields: IPTC-IIM 4.2 data sets and the namespaces of XMP."""

DATASETS = {
    "title": (2, 5),
    "creator": (2, 80),
    "date": (2, 55),
    "place": (2, 92),
    "credit": (2, 110),
    "source": (2, 115),
    "rights": (2, 116),
    "caption": (2, 120),
}
# Most bytes of each data set, as IIM 4.2 allows; XMP keeps what does not fit.
LENGTHS = {
    "title": 64, "creator": 32, "date": 8, "place": 32, "credit": 32, "source": 32, "rights": 128,
    "caption": 2000,
}  # fmt: skip
NAMESPACES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
