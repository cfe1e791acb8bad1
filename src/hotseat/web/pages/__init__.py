"""The web pages: one module per family of pages. Each parses, calls one action of the app, and shows."""

from fastapi import APIRouter

from hotseat.web.pages import attempts, bank, grading, practice, progress, questions, settings, today
from hotseat.web.pages.problem import error_page

router = APIRouter(include_in_schema=False)
for family in (today, practice, attempts, questions, bank, progress, settings, grading):
    router.include_router(family.router)

__all__ = ["error_page", "router"]
