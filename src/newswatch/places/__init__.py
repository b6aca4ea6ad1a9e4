"""Does a story concern the province, which places does it name, and why. Not a geocoder."""

from newswatch.places.judging import Judgement, judge, judge_page

__all__ = ["Judgement", "judge", "judge_page"]
