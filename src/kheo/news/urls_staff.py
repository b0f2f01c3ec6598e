"""Staff addresses of remarks, under /quan-tri/phan-hoi/."""

from django.urls import path

from kheo.news.views import staff_remarks

app_name = "remarks"
urlpatterns = [
    path("", staff_remarks.index, name="list"),
    path("<int:pk>/", staff_remarks.detail, name="detail"),
    path("<int:pk>/nguoi-gui/", staff_remarks.sender, name="sender"),
    path("<int:pk>/tiep-nhan/", staff_remarks.accept, name="accept"),
    path("<int:pk>/tra-loi/", staff_remarks.answer, name="answer"),
    path("<int:pk>/an/", staff_remarks.hide, name="hide"),
    path("<int:pk>/hien-lai/", staff_remarks.show_again, name="show"),
]
