"""Background work of media: drawing a new photo's sizes before anybody waits, sweeping up."""

from phohien.kernel.jobs import JobHandle, job, periodic
from phohien.media.models import Photo
from phohien.media.selectors import picture
from phohien.media.sweeping import sweep


@job("media.draw_sizes")
def draw_sizes(job: JobHandle, photo_id: int) -> None:
    """Draw every public size of one photo; a photo deleted meanwhile needs none."""
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is not None:
        picture(photo)


@periodic("media.sweep", at="03:40", weekdays=frozenset({6}))
def sweep_files(job: JobHandle) -> None:
    """Once a week, files that no row knows."""
    sweep()
