"""What officers may do in this room that needs a second factor."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupApprovalTask, Page
from wagtail.permissions import policy_registry

from kheo.accounts import second_factor
from kheo.news.models.remarks import MODERATE
from kheo.organisations.models import Officer


def enlist() -> None:
    """Ask for a second factor of who publishes, decides what is published, or sees a sender."""
    second_factor.enlist("news.publish", _("đăng, gỡ tin bài"), may_publish)
    second_factor.enlist("news.approve", _("duyệt tin bài"), may_approve)
    second_factor.enlist("news.senders", _("xem ai gửi phản hồi"), may_see_senders)


def may_publish(officer: Officer) -> bool:
    """Return whether an officer may publish some page."""
    policy = policy_registry.get_by_type(Page)
    return bool(policy.user_has_any_permission(officer, {"publish"}))


def may_approve(officer: Officer) -> bool:
    """Return whether an officer may approve in some workflow."""
    return bool(GroupApprovalTask.objects.filter(active=True, groups__user=officer).exists())


def may_see_senders(officer: Officer) -> bool:
    """Return whether an officer may see who sent a remark."""
    return officer.has_perm(MODERATE)
