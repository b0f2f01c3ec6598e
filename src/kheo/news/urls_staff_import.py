"""Address of the paste box, under the staff path."""

from django.urls import path

from kheo.news.views import importing

urlpatterns = [path("nhap-bai/", importing.paste, name="news_paste")]
