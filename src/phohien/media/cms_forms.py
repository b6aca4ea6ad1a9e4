"""The forms of /cms/ for photos, papers and clips: same door, same rules as in the workspace."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from phohien.kernel.errors import DomainError
from phohien.media import receiving
from phohien.media.policies import uploads_for
from phohien.media.rights import sharing_problems, standing_against
from phohien.media.services.alarms import alarm
from phohien.media.services.changing import tell_change
from phohien.media.services.uploads import tell_upload
from phohien.organisation.models import Agency
from phohien.security import audit


class _Guarded:
    """What the three forms share. The file of a row never changes, so it is asked for only once."""

    needed: tuple[str, ...] = ("title", "credit", "source", "agency")

    def _prepare(self, user) -> None:
        self.actor = user
        if self.instance.pk:
            self.fields.pop("file", None)
        for name in self.needed:
            if name in self.fields:
                self.fields[name].required = True
        agency = self.fields.get("agency")
        if agency is not None:
            agency.queryset = agencies = agencies_for(user, self.instance)
            if len(agencies) == 1:
                agency.initial = agencies[0].pk

    def clean(self):
        cleaned = super().clean()
        trial = type(self.instance)(**_values(self.instance, cleaned))
        if trial.shareable and (against := sharing_problems(trial)):
            self.add_error("shareable", " ".join(against))
        return cleaned

    def _told(self, save):
        """Run ``save`` and tell the audit log in one transaction."""
        with transaction.atomic():
            kept = self.instance.pk and type(self.instance)._default_manager.get(
                pk=self.instance.pk
            )
            saved = save()
            if not kept:
                tell_upload(self.actor, saved)
            elif differences := _differences(kept, saved, self.changed_data):
                tell_change(self.actor, saved, differences)
        return saved


def agencies_for(user, instance=None):
    """Agencies in whose name ``user`` uploads, and the one that the row has already."""
    agencies = uploads_for(user) if user is not None else None
    rows = Agency.objects.filter(is_active=True)
    if agencies is None:
        return rows
    return rows.filter(pk__in=[*agencies, getattr(instance, "agency_id", None) or 0])


def _values(instance, cleaned) -> dict:
    names = ("licence", "rights_holder", "consent", "shareable")
    return {name: cleaned.get(name, getattr(instance, name)) for name in names}


def _differences(before, after, names) -> dict[str, tuple[str, str]]:
    fields = {field.name for field in after._meta.concrete_fields}
    return {
        name: (audit._plain(getattr(before, name)), audit._plain(getattr(after, name)))
        for name in names
        if name in fields and getattr(before, name) != getattr(after, name)
    }


def received(function, **given) -> receiving.Received:
    """``function`` of the door; its refusals become what a form field shows."""
    try:
        return function(**given)
    except DomainError as error:
        raise ValidationError(error.message, code=error.code) from error


class PhotoForm(_Guarded, BaseImageForm):
    """Blank caption, credit, source and day are taken from the file where it says them."""

    needed = ("title", "alt", "agency")
    offered = ("caption", "credit", "source")

    def __init__(self, *args, **kwargs) -> None:
        user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        self._prepare(user)
        self.embedded = None
        if self.instance.pk:
            for name in self.offered:
                self.fields[name].required = True

    def clean_file(self):
        got = received(receiving.received_photo, actor=self.actor, file=self.cleaned_data["file"])
        self.embedded = got.embedded
        return got.content

    def clean(self):
        cleaned = super().clean()
        told = self.embedded
        for name in self.offered:
            if name in self.fields and not cleaned.get(name, "").strip():
                cleaned[name] = _offer(told, name)[: self.fields[name].max_length]
                if not cleaned[name] and name not in self.errors:
                    self.add_error(name, _("Hãy điền mục này; tệp ảnh không ghi sẵn."))
        if told and not cleaned.get("taken_on"):
            cleaned["taken_on"] = told.date
        return cleaned

    def save(self, commit=True):
        if not commit:
            return super().save(commit=False)
        return self._told(lambda: super(PhotoForm, self).save(commit=True))


def _offer(told, name: str) -> str:
    if not told:
        return ""
    return getattr(told, name) or (told.creator if name == "credit" else "")


class PaperForm(_Guarded, BaseDocumentForm):
    def __init__(self, *args, **kwargs) -> None:
        user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        self._prepare(user)

    def clean_file(self):
        file = self.cleaned_data["file"]
        return received(receiving.received_paper, actor=self.actor, file=file).content

    def save(self, commit=True):
        if not commit:
            return super().save(commit=False)
        return self._told(lambda: super(PaperForm, self).save(commit=True))


class ClipForm(_Guarded, WagtailAdminModelForm):
    needed = ("title", "credit", "source", "transcript", "agency")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._prepare(self.for_user)

    def clean_file(self):
        got = received(receiving.received_clip, file=self.cleaned_data["file"])
        self.instance.seconds = got.seconds or self.instance.seconds
        return got.content

    def clean_captions(self):
        file = self.cleaned_data.get("captions")
        if not file or "captions" not in self.changed_data:
            return file
        return received(receiving.received_captions, actor=self.actor, file=file).content

    def save(self, commit=True):
        """The view tells the audit log; what the loss of a right asks for is done here."""
        if not self.instance.pk:
            self.instance._set_file_hash()
        saved = super().save(commit=commit)
        against = standing_against(saved)
        if commit and against and {"licence", "rights_holder", "consent"} & set(self.changed_data):
            alarm(saved, reason=" ".join(against))
        return saved

    class Meta:
        widgets = {"file": forms.FileInput(), "captions": forms.FileInput()}
