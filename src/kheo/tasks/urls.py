"""Public addresses of tasks."""

from django.urls import path

from kheo.tasks.views import evidence, public

app_name = "tasks"
urlpatterns = [
    path("nhiem-vu/", public.tasks, name="list"),
    path("nhiem-vu/theo-don-vi/<slug:slug>/", public.units, name="units"),
    path("nhiem-vu/<int:pk>/", public.task, name="task"),
    path(
        "nhiem-vu/<int:pk>/minh-chung/<int:evidence>/<str:name>",
        evidence.public_file,
        name="evidence",
    ),
]
