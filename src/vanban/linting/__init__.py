"""Lint Vietnamese administrative documents: where a .docx departs from Decree 30/2020/NĐ-CP."""

from vanban.linting.finding import ERROR, WARNING, Finding
from vanban.linting.linter import lint

__all__ = ["ERROR", "WARNING", "Finding", "lint"]
