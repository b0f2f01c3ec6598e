"""Staff addresses of the room, under /quan-tri/luat/."""

from django.urls import path

from kheo.law.views import staff_calendar, staff_hours, staff_rules

app_name = "law_desk"
urlpatterns = [
    path("quy-tac/", staff_rules.index, name="rules"),
    path("quy-tac/moi/", staff_rules.new, name="new_rule"),
    path("quy-tac/<int:pk>/", staff_rules.detail, name="rule"),
    path("quy-tac/<int:pk>/sua/", staff_rules.change, name="change_rule"),
    path("quy-tac/<int:pk>/ket-thuc/", staff_rules.end, name="end_rule"),
    path("quy-tac/<int:pk>/kiem-chung/", staff_rules.verify, name="verify_rule"),
    path("lich/", staff_calendar.index, name="calendar"),
    path("lich/cong-bo/", staff_calendar.announce, name="announce"),
    path("lich/<int:pk>/", staff_calendar.day, name="day"),
    path("lich/<int:pk>/rut/", staff_calendar.withdraw, name="withdraw_day"),
    path("lich/<int:pk>/kiem-chung/", staff_calendar.verify, name="verify_day"),
    path("gio-lam-viec/", staff_hours.index, name="hours"),
    path("gio-lam-viec/chung/", staff_hours.of_all, name="hours_of_all"),
    path("gio-lam-viec/to-chuc/<slug:slug>/", staff_hours.of_one, name="hours_of"),
]
