"""Do links in texts and fields lead somewhere, and redirects?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex, Site
from wagtail.views import serve as serve_by_tree

from kheo.core.keeping.doctor import Finding, look, wrong
from kheo.core.keeping.tables import meta_of
from kheo.core.serving import serve

CHUNK: Final = 2000
AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that refers to something: a text, a block, a key."""

    source: Any
    kind: int
    key: str
    path: str


def links() -> Iterator[Finding]:
    """Find references, in texts and in fields, to what does not exist or cannot be seen.

    Texts are read anew: Wagtail's own index forgets a link when its target goes.
    """
    for model in sorted(ReferenceIndex.indexed_models, key=lambda one: meta_of(one).label):
        if model is Page:
            # Every page is looked at as what it is.
            continue
        rows = model._base_manager.order_by("pk").iterator(AT_ONCE)  # noqa: SLF001 - public
        while some := list(islice(rows, AT_ONCE)):
            yield from lost(references_of(some))


def references_of(sources: Iterable[Any]) -> list[Reference]:
    """Return all that some records refer to."""
    extract = ReferenceIndex._extract_references_from_object  # noqa: SLF001 - Wagtail has no other
    return [
        Reference(source, kind, str(key), path)
        for source in sources
        for kind, key, path, _content_path in extract(source)
    ]


def lost(references: list[Reference]) -> Iterator[Finding]:
    """Find which of the references lead to nothing, or readers to what they cannot see."""
    for kind in sorted({reference.kind for reference in references}):
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is None:
            continue
        ours = [reference for reference in references if reference.kind == kind]
        there = known(model, {reference.key for reference in ours})
        hidden = hidden_pages(there) if issubclass(model, Page) else set()
        for reference in ours:
            if reference.key not in there:
                yield dead(reference, model)
            elif reference.key in hidden and getattr(reference.source, "live", False):
                yield to_a_draft(reference)


def known(model: Any, keys: set[str]) -> set[str]:
    """Return those of the keys under which a record exists."""
    field = meta_of(model).pk
    valid = [key for key in keys if is_key(field, key)]
    rows = model._base_manager.filter(pk__in=valid)  # noqa: SLF001 - public, named so
    return {str(key) for key in rows.values_list("pk", flat=True)}


def is_key(field: Any, key: str) -> bool:
    """Return whether a text can be a key of a kind."""
    try:
        field.get_prep_value(key)
    except (ValueError, ValidationError):
        return False
    return True


def hidden_pages(keys: set[str]) -> set[str]:
    """Return those of the pages that readers cannot see."""
    rows = Page.objects.filter(pk__in=keys, live=False)
    return {str(key) for key in rows.values_list("pk", flat=True)}


def dead(reference: Reference, model: Any) -> Finding:
    """Return that a reference leads to nothing."""
    return wrong(
        _("%(where)s dẫn đến %(kind)s số %(key)s không còn nữa (%(path)s).")
        % {
            "where": place_of(reference),
            "kind": meta_of(model).verbose_name,
            "key": reference.key,
            "path": reference.path,
        },
        _("Mở mục ấy trong Quản trị và sửa liên kết."),
    )


def to_a_draft(reference: Reference) -> Finding:
    """Return that a published page leads readers to one that is not published."""
    return look(
        _("%(where)s đang đăng nhưng dẫn đến trang số %(key)s chưa đăng hoặc đã gỡ.")
        % {"where": place_of(reference), "key": reference.key},
        _("Đăng trang được dẫn đến, hoặc bỏ liên kết."),
    )


def place_of(reference: Reference) -> str:
    """Return where a reference stands, in words."""
    kind = meta_of(reference.source).verbose_name
    return _("%(kind)s số %(key)s") % {"kind": kind, "key": reference.source.pk}


def redirects() -> Iterator[Finding]:
    """Find redirects that lead nowhere or back to themselves."""
    for redirect in Redirect.objects.select_related("redirect_page").iterator(CHUNK):
        if why := why_lost(redirect):
            yield wrong(
                _("Chuyển hướng từ %(old)s %(why)s.") % {"old": redirect.old_path, "why": why},
                _("Sửa hoặc xóa chuyển hướng ấy trong Quản trị, mục Chuyển hướng."),
            )


def why_lost(redirect: Redirect) -> str:
    """Return what is wrong with a redirect; nothing when it leads somewhere."""
    if redirect.redirect_page:
        return "" if redirect.redirect_page.live else _("đến một trang chưa đăng")
    link = redirect.redirect_link
    if not link:
        return _("không dẫn đến đâu")
    if not link.startswith("/"):
        return ""
    if Redirect.normalise_path(link) == redirect.old_path:
        return _("dẫn lại chính nó")
    return "" if is_answered(link) else _("đến %(link)s, nơi không có gì") % {"link": link}


def is_answered(link: str) -> bool:
    """Return whether our own site has something under a path."""
    path = link.partition("?")[0].partition("#")[0]
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    if view not in {serve, serve_by_tree}:
        return True
    roots = Site.objects.values_list("root_page__url_path", flat=True)
    found = Page.objects.live().filter(url_path__in=[under(root, path) for root in roots])
    return bool(found.exists())


def under(root: str, path: str) -> str:
    """Return the path that Wagtail keeps of a page under a site's root."""
    return f"{root.rstrip('/')}/{path.strip('/')}/" if path.strip("/") else root
