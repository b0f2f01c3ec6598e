"""Hours in which nobody is disturbed."""

from datetime import datetime, time, timedelta


def is_quiet(now: time, start: time, end: time) -> bool:
    """Return whether an hour is quiet: from the start on, up to the end, which is not.

    Quiet hours that end before they start go over midnight; from an hour to itself there are none.
    """
    if start <= end:
        return start <= now < end
    return now >= start or now < end


def quiet_ends(at: datetime, start: time, end: time) -> datetime:
    """Return the first moment from a moment on that is not quiet, in the zone of that moment."""
    now = at.time()
    if not is_quiet(now, start, end):
        return at
    day = at.date() + timedelta(days=now >= end)
    return datetime.combine(day, end, tzinfo=at.tzinfo)
