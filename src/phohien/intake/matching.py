"""From a name in a document to an agency or group of the register."""

from phohien.organisation.models import Agency, AgencyGroup
from phohien.organisation.selectors import find_agency, find_group


def find_assignee(name: str) -> tuple[Agency | None, AgencyGroup | None]:
    """The agency, else the group, that ``name`` means; (None, None) is for a person to decide."""
    agency = find_agency(name)
    if agency is not None:
        return agency, None
    return None, find_group(name)
