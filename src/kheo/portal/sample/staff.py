"""Makes the sample's accounts."""

from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from kheo.accounts.sample import give_second_factor
from kheo.organisations.models import Officer
from kheo.portal.sample.accounts import ACCOUNTS, PASSWORD, Account


def make_accounts() -> None:
    """Make the accounts that are missing; those that exist keep their password."""
    for account in ACCOUNTS:
        if not Officer.objects.filter(username=account.name).exists():
            make_account(account)


def make_account(account: Account) -> None:
    """Make one account with its second factor, whose staff pages speak Vietnamese."""
    make = Officer.objects.create_superuser if account.may_all else Officer.objects.create_user
    user = make(
        account.name,
        f"{account.name}@mau.example",
        PASSWORD,
        first_name=account.shown_as,
    )
    if account.group:
        user.groups.add(Group.objects.get(name=account.group))
    give_second_factor(user)
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "vi"
    profile.save()
