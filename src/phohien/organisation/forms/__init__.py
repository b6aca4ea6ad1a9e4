"""Forms of the organisation screens."""

from phohien.organisation.forms.accounts import AccountForm, GrantForm, PersonForm, UserFilter
from phohien.organisation.forms.focal_points import (
    AgencyFilter,
    EndForm,
    FocalPointForm,
    RosterFile,
)
from phohien.organisation.forms.stand_ins import StandInForm

__all__ = [
    "AccountForm",
    "AgencyFilter",
    "EndForm",
    "FocalPointForm",
    "GrantForm",
    "PersonForm",
    "RosterFile",
    "StandInForm",
    "UserFilter",
]
