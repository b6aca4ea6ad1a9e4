"""Writing from the workspace: on a phone, with photos; then straight into the editor's queue."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phohien.kernel.errors import DomainError, InvalidInput, NotAllowed
from phohien.kernel.posting import posted, sent_files
from phohien.media import services as media
from phohien.newsroom import services, writing
from phohien.newsroom.forms import PhotoFormSet, WriteForm
from phohien.newsroom.models import Publication
from phohien.organisation.enums import BOUND_ROLES
from phohien.security.policies import require

WORDS = ("title", "lead", "kind", "byline", "information_kind", "plan_task", "machine_made")


@login_required
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """A new item under the name of one's agency."""
    if not request.user.agency_ids(*BOUND_ROLES):
        raise NotAllowed("write", _("Chỉ người của một đơn vị viết bài dưới tên đơn vị ấy."))
    form = WriteForm(request.user, posted(request))
    photos = PhotoFormSet(posted(request), sent_files(request), prefix="anh")
    if request.method == "POST" and form.is_valid() and photos.is_valid():
        made = _try(request, form, lambda: _start(request, form, photos))
        if made is not None:
            return _onwards(request, made)
    wrong = bool(form.errors) or not photos.is_valid() if request.method == "POST" else False
    context = {"form": form, "photos": photos}
    return render(request, "newsroom/write.html", context, status=422 if wrong else 200)


def _start(request: HttpRequest, form: WriteForm, photos: PhotoFormSet) -> Publication:
    data = form.cleaned_data
    pictures = _add_photos(request, form, photos)
    fields = {name: data[name] for name in WORDS if name not in ("title", "lead")}
    if pictures:
        first = pictures[0]
        fields |= {"main_photo": first, "main_alt": first.alt, "main_caption": first.caption}
    if data["source"]:
        fields["sources"] = [("source", {"label": data["source"], "url": ""})]
    return services.start_item(
        actor=request.user,
        section=data["section"],
        agency=data["agency"],
        title=data["title"],
        lead=data["lead"],
        body=writing.blocks_of(data["text"], pictures[1:]),
        topics=data["topics"],
        communes=data["communes"],
        **fields,
    )


def _add_photos(request: HttpRequest, form: WriteForm, photos: PhotoFormSet) -> list:
    added = []
    for one in photos.cleaned_data:
        if one.get("file"):
            added.append(
                media.add_photo(
                    actor=request.user,
                    agency=form.cleaned_data["agency"],
                    source=form.cleaned_data["agency"].name,
                    taken_on=None,
                    **one,
                )
            )
    return added


def _try(request: HttpRequest, form: WriteForm, work) -> Publication | None:
    """Do it; what a service refuses stands in the form, and nothing typed is lost."""
    try:
        return work()
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
    except DomainError as error:
        form.add_error(None, error.message)
    return None


def _onwards(request: HttpRequest, publication: Publication) -> HttpResponse:
    """To the item; with the other button, into clearance as well."""
    if "gui" in request.POST:
        try:
            services.request_clearance(actor=request.user, publication=publication)
            messages.success(request, _("Đã gửi bài. Biên tập viên của chuyên mục đã nhận được."))
        except DomainError as error:
            messages.warning(request, _("Đã lưu bài, nhưng chưa gửi được. ") + error.message)
    else:
        messages.success(request, _("Đã lưu bản thảo. Bài chưa gửi đi."))
    return redirect("newsroom:item", pk=publication.pk)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of a draft, as far as a plain form can hold them."""
    publication = services.get_item(actor=request.user, pk=pk)
    require(request.user, "edit", publication)
    page = publication.page.specific.get_latest_revision_as_object()
    text = writing.text_of(page)
    form = WriteForm(request.user, posted(request), initial=_initial(publication, page, text))
    for name in ("agency", "section", "source"):
        del form.fields[name]
    if text is None:
        del form.fields["text"]
    if request.method == "POST" and form.is_valid():
        done = _try(request, form, lambda: _save(request, publication, page, form))
        if done is not None:
            return _onwards(request, done)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "item": publication, "is_rich": text is None}
    return render(request, "newsroom/write.html", context, status=status)


def _initial(publication: Publication, page, text: str | None) -> dict:
    return {
        "text": text,
        "topics": list(page.topics.all()),
        "communes": list(page.communes.all()),
        "kind": publication.kind,
        **{name: getattr(page, name) for name in WORDS if name != "kind"},
    }


def _save(request: HttpRequest, publication: Publication, page, form: WriteForm) -> Publication:
    data = form.cleaned_data
    fields = {name: data[name] for name in WORDS if hasattr(page, name)}
    if "text" in data:
        fields["body"] = writing.blocks_of(data["text"]) + writing.pictures_of(page)
    return services.save_draft(
        actor=request.user,
        publication=publication,
        topics=data["topics"],
        communes=data["communes"],
        **fields,
    )
