"""Staff addresses of organisations, under /quan-tri/to-chuc/."""

from django.urls import path

from kheo.organisations.views import mandates_desk, organisations_desk, roles_desk

app_name = "organisations_desk"
urlpatterns = [
    path("", organisations_desk.index, name="index"),
    path("vai-tro/", roles_desk.index, name="roles"),
    path("vai-tro/moi/", roles_desk.new, name="new_role"),
    path("vai-tro/<slug:code>/", roles_desk.change, name="role"),
    path("lap/", organisations_desk.found, name="found"),
    path("<int:pk>/", organisations_desk.detail, name="detail"),
    path("<int:pk>/doi-ten/", organisations_desk.rename, name="rename"),
    path("<int:pk>/ten-khac/", organisations_desk.add_name, name="add_name"),
    path("<int:pk>/chuyen/", organisations_desk.move, name="move"),
    path("<int:pk>/ket-thuc/", organisations_desk.end, name="end"),
    path("<int:pk>/ke-tuc/", organisations_desk.succeed, name="succeed"),
    path("<int:pk>/nhiem-vu/", mandates_desk.mandates, name="mandates"),
    path("<int:pk>/giao-nhiem-vu/", mandates_desk.appoint, name="appoint"),
    path("nhiem-vu/<int:pk>/", mandates_desk.mandate, name="mandate"),
    path("nhiem-vu/<int:pk>/thoi/", mandates_desk.end, name="end_mandate"),
    path("nhiem-vu/<int:pk>/uy-quyen/", mandates_desk.delegate, name="delegate"),
]
