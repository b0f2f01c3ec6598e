"""Giving many tasks at once, and taking lists away as files, under /lam-viec/."""

from django.urls import URLPattern, URLResolver, path

from kheo.tasks.views import bulk, bulk_tables, exports

app_name = "bulk_work"
urlpatterns: list[URLPattern | URLResolver] = [
    path("ke-hoach/<int:pk>/giao/", bulk.plan, name="plan"),
    path("giao-theo-bang/", bulk_tables.index, name="table"),
    path("giao-theo-bang/mau/", bulk_tables.template, name="template"),
    path("giao-theo-bang/<int:pk>/", bulk_tables.waiting, name="waiting"),
    path("giao-theo-bang/<int:pk>/giao/", bulk_tables.give, name="give"),
    path("giao-theo-bang/<int:pk>/bo/", bulk_tables.discard, name="discard"),
    path("xuat-nhiem-vu/", exports.export, name="export"),
]
