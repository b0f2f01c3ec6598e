"""Programmes and what belongs to them: versions, plans, advice, conferences, inspections."""

from kheo.programmes.models.advice import Advice, Ruling
from kheo.programmes.models.conferences import AgendaItem, CoChair, Conclusion, Conference, Guest
from kheo.programmes.models.files import ConferencePhoto
from kheo.programmes.models.inspections import (
    Inspection,
    InspectionFinding,
    InspectionMember,
    Recommendation,
)
from kheo.programmes.models.obligations import Obligation
from kheo.programmes.models.plans import Plan, PlanItem
from kheo.programmes.models.programmes import Party, Programme
from kheo.programmes.models.versions import Basis, Clause, DraftComment, PartyAnswer, Version

__all__ = [
    "Advice",
    "AgendaItem",
    "Basis",
    "Clause",
    "CoChair",
    "Conclusion",
    "Conference",
    "ConferencePhoto",
    "DraftComment",
    "Guest",
    "Inspection",
    "InspectionFinding",
    "InspectionMember",
    "Obligation",
    "Party",
    "PartyAnswer",
    "Plan",
    "PlanItem",
    "Programme",
    "Recommendation",
    "Ruling",
    "Version",
]
