"""How officers are reminded, under /lam-viec/."""

from django.urls import URLPattern, URLResolver, path

from kheo.tasks.views import reminders

app_name = "reminders_work"
urlpatterns: list[URLPattern | URLResolver] = [
    path("nhac-viec/", reminders.show_list, name="list"),
    path("nhac-viec/da-xem/", reminders.see, name="see"),
    path("nhac-viec/cach-nhan/", reminders.wish, name="wishes"),
]
