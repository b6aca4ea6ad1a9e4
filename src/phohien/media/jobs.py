"""Background work of media: drawing the sizes of a new photo before anybody waits for them."""

from phohien.kernel.jobs import JobHandle, job
from phohien.media.models import Photo
from phohien.media.selectors import picture


@job("media.draw_sizes")
def draw_sizes(job: JobHandle, photo_id: int) -> None:
    """Draw every public size of one photo; a photo deleted meanwhile needs none."""
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is not None:
        picture(photo)
