"""Evidence and communication activities, under /lam-viec/."""

from django.urls import URLPattern, URLResolver, path

from kheo.tasks.views import communications, communications_telling, evidence

app_name = "evidence_work"
urlpatterns: list[URLPattern | URLResolver] = [
    path("nhiem-vu/<int:pk>/minh-chung/", evidence.add, name="add"),
    path("nhiem-vu/<int:pk>/minh-chung/<int:evidence>/go/", evidence.remove, name="remove"),
    path("nhiem-vu/<int:pk>/minh-chung/<int:evidence>/tep/<str:name>", evidence.file, name="file"),
    path("nhiem-vu/<int:pk>/tuyen-truyen/", communications_telling.tell, name="tell_communication"),
    path("tuyen-truyen/", communications.index, name="communications"),
    path("tuyen-truyen/bang.csv", communications.as_csv, name="communications_csv"),
    path("tuyen-truyen/moi/", communications_telling.new, name="new_communication"),
]
