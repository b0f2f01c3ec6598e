"""Addresses of the paste box and of an article's desk, under the staff path."""

from django.urls import path

from kheo.news.views import importing, reporting, review

urlpatterns = [
    path("nhap-bai/", importing.paste, name="news_paste"),
    path("tin-hoi-nghi/<int:pk>/", reporting.from_conference, name="news_from_conference"),
    path("ban-bai/<int:pk>/", review.desk, name="news_desk"),
    path("ban-bai/<int:pk>/gui-duyet/", review.submit, name="news_desk_submit"),
    path("ban-bai/<int:pk>/duyet/", review.approve, name="news_desk_approve"),
    path("ban-bai/<int:pk>/go/", review.withdraw, name="news_desk_withdraw"),
]
