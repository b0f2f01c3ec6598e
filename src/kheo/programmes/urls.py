"""Public addresses: programmes, plans, conferences, inspections."""

from django.urls import path

from kheo.programmes.views import photos, public, public_meetings

app_name = "programmes"
urlpatterns = [
    path("chuong-trinh/", public.programmes, name="list"),
    path("chuong-trinh/<slug:slug>/", public.programme, name="programme"),
    path("chuong-trinh/<slug:slug>/lan-<int:number>/", public.changes, name="changes"),
    path("chuong-trinh/<slug:slug>/ke-hoach-<int:year>/", public.plan, name="plan"),
    path("hoi-nghi/", public_meetings.conferences, name="conferences"),
    path("hoi-nghi/<slug:slug>/", public_meetings.conference, name="conference"),
    path("hoi-nghi/<slug:slug>/lich.ics", public_meetings.calendar, name="conference_calendar"),
    path(
        "hoi-nghi/<slug:slug>/anh/<int:photo>-nho",
        photos.public,
        {"size": "nho"},
        name="conference_photo",
    ),
    path(
        "hoi-nghi/<slug:slug>/anh/<int:photo>-lon",
        photos.public,
        {"size": "lon"},
        name="conference_photo",
    ),
    path("doan-kiem-tra/<slug:slug>/", public_meetings.inspection, name="inspection"),
]
