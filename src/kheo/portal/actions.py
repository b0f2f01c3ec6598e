"""Laying out an empty installation: home, sections, editors' groups and their workflow."""

from typing import Final

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail.models import GroupApprovalTask, Page, Site, Workflow, WorkflowPage, WorkflowTask

from kheo.news.models import Remark, Section, Source, TopicIndex
from kheo.organisations.models import Place
from kheo.portal.models import HomePage

EDITORS: Final = "Biên tập viên"
APPROVERS: Final = "Người duyệt"
WORKFLOW: Final = "Duyệt và đăng"
KEEP_DOCUMENTS: Final = ("add_document", "change_document")
# Wagtail makes these in its first migrations, in English.
GIVEN_NAMES: Final = {"Editors": EDITORS, "Moderators": APPROVERS}

SECTIONS: Final = (
    ("tin-tuc", gettext_noop("Tin tức")),
    ("hoat-dong", gettext_noop("Hoạt động")),
    ("dan-van-kheo", gettext_noop("Dân vận khéo")),
)


@transaction.atomic
def lay_out_site() -> HomePage:
    """Return the home page of the site, made with its sections where the installation is empty.

    Safe to run again: what exists is left as editors made it.
    """
    name_groups()
    home = HomePage.objects.first() or make_home()
    if not home.get_children().exists():
        make_sections(home)
    make_workflow(home)
    return home


def make_home() -> HomePage:
    """Put our home page in the place of Wagtail's greeting."""
    root = Page.objects.get(depth=1)
    greeting = root.get_children().filter(slug="home").first()
    home = HomePage(title=settings.WAGTAIL_SITE_NAME, slug="trang-chu")
    root.add_child(instance=home)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.root_page = site.hostname or "localhost", home
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.save()
    if greeting:
        greeting.delete()
    found: HomePage = HomePage.objects.get(pk=home.pk)
    return found


def make_sections(home: HomePage) -> None:
    """Make the sections that every site starts with; editors add and rename."""
    for slug, title in SECTIONS:
        home.add_child(instance=Section(title=_(title), slug=slug, show_in_menus=True))
    home.add_child(instance=TopicIndex(title=_("Chủ đề"), slug="chu-de", show_in_menus=True))


def name_groups() -> None:
    """Give Wagtail's groups their Vietnamese names and the rooms' own permissions.

    Editors enter and change documents; approvers publish them too.
    """
    for given, ours in GIVEN_NAMES.items():
        if not Group.objects.filter(name=ours).exists():
            Group.objects.filter(name=given).update(name=ours)
    of_models = ContentType.objects.get_for_models(Source, Place, Remark).values()
    wanted = Permission.objects.filter(content_type__in=of_models).exclude(
        codename__startswith="delete_"
    )
    of_documents = Permission.objects.filter(content_type__app_label="documents")
    kept = of_documents.filter(codename__in=KEEP_DOCUMENTS)
    for group in Group.objects.filter(name__in=[EDITORS, APPROVERS]):
        group.permissions.add(*wanted, *kept)
    published = of_documents.filter(codename="publish_document")
    for group in Group.objects.filter(name=APPROVERS):
        group.permissions.add(*published)


def make_workflow(home: HomePage) -> None:
    """Let every page go through review by an approver before it is published."""
    Workflow.objects.filter(name="Moderators approval").update(name=WORKFLOW)
    workflow, _made = Workflow.objects.get_or_create(name=WORKFLOW)
    task = GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=APPROVERS)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    GroupApprovalTask.objects.filter(pk=task.pk).update(name=_("Duyệt bài"))
    task.groups.set(Group.objects.filter(name=APPROVERS))
    if not WorkflowPage.objects.filter(workflow=workflow).exists():
        WorkflowPage.objects.create(workflow=workflow, page=home)
