"""Mail of this room: what cannot be sent stops nobody, and no address goes into the log."""

import logging
from datetime import datetime
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from kheo.accounts.models import Invitation

FAILURES: Final = (OSError, ValueError)
"""What mail servers (SMTPException is an OSError), the network and Django's header checks raise."""

logger = logging.getLogger("kheo.mail")


def send(letter: EmailMessage) -> bool:
    """Return whether the mail server took a letter; the log says only that it did not."""
    if not settings.MAIL_SERVER:
        return False
    try:
        letter.send()
    except FAILURES as failure:
        logger.warning("a letter about sign-in was not taken: %s", type(failure).__name__)
        return False
    return True


def send_invitation(*, invitation: Invitation, address: str, at: datetime) -> bool:
    """Send the way in to the person invited; return whether the mail server took it."""
    context = {"invitation": invitation, "address": address, "site": settings.WAGTAIL_SITE_NAME}
    subject = _("Lời mời làm việc trên %(site)s") % {"site": settings.WAGTAIL_SITE_NAME}
    body = render_to_string("accounts/mail/invitation.txt", context)
    sent = send(EmailMessage(subject=subject, body=body, to=[invitation.email]))
    logger.info("invitation %d, %s: sent: %s", invitation.pk, at.date(), sent)
    return sent
