"""Conclusions and recommendations become tasks, under /lam-viec/."""

from django.urls import path

from kheo.tasks.views import concluding

app_name = "concluding_work"

urlpatterns = [
    path("hoi-nghi/<int:pk>/giao-nhiem-vu/", concluding.conference, name="conference"),
    path("doan-kiem-tra/<int:pk>/giao-nhiem-vu/", concluding.inspection, name="inspection"),
]
