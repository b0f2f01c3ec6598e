"""Makes the sample's accounts."""

from django.contrib.auth.models import Group, User
from wagtail.users.models import UserProfile

from kheo.portal.sample.accounts import ACCOUNTS, PASSWORD, Account


def make_accounts() -> None:
    """Make the accounts that are missing; those that exist keep their password."""
    for account in ACCOUNTS:
        if not User.objects.filter(username=account.name).exists():
            make_account(account)


def make_account(account: Account) -> None:
    """Make one account, whose staff pages speak Vietnamese."""
    make = User.objects.create_user if account.group else User.objects.create_superuser
    user = make(
        account.name,
        f"{account.name}@mau.example",
        PASSWORD,
        first_name=account.shown_as,
    )
    if account.group:
        user.groups.add(Group.objects.get(name=account.group))
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "vi"
    profile.save()
