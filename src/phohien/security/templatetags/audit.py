"""Audit entries as sentences."""

from django import template

from phohien.security import sentences

register = template.Library()
register.filter("sentence", sentences.sentence)
register.filter("verb", sentences.verb)
register.filter("changes", sentences.changes)
