"""Public addresses of the library, under /van-ban/."""

from django.urls import path
from django.views.decorators.http import require_safe

from kheo.core.http import for_everyone
from kheo.documents.views import feeds, files, public

app_name = "documents"
urlpatterns = [
    path("", public.library, name="library"),
    path("atom.xml", require_safe(for_everyone(feeds.Atom())), name="feed"),
    path("<slug:slug>/", public.document, name="document"),
    path("<slug:slug>/thuc-hien/", public.implementing, name="implementing"),
    path("<slug:slug>/tep/<int:pk>/<path:name>", files.file, name="file"),
]
