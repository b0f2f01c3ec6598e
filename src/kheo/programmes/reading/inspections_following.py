"""How far the recommendations of an inspection have been followed.

Tasks stand in a later room; they are reached by the name under which they point here.
"""

from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from kheo.programmes.models import Recommendation

DONE: Final = "done"
CANCELLED: Final = "cancelled"


def followed(inspection: int) -> QuerySet[Any]:
    """Return recommendations with `given` and `done`: how many tasks they have, and had done.

    Cancelled tasks count for nothing.
    """
    given = Count("tasks", filter=~Q(tasks__state=CANCELLED))
    rows = Recommendation.objects.filter(inspection=inspection)
    return rows.annotate(given=given, done=Count("tasks", filter=Q(tasks__state=DONE)))


def open_recommendations(inspection: int) -> int:
    """Return how many recommendations are not followed to their end; one query.

    Open is what has a task that is not done, and what has none.
    """
    counts = followed(inspection).values_list("given", "done")
    return sum(given == 0 or done < given for given, done in counts)
