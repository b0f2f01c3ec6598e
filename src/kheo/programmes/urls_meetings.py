"""Work on conferences and inspections, under /lam-viec/."""

from django.urls import path

from kheo.programmes.views import conferences, conferences_parts, inspections, photos

app_name = "meetings_work"
ONE = "hoi-nghi/<int:pk>/"
TEAM = "doan-kiem-tra/<int:pk>/"

urlpatterns = [
    path("hoi-nghi/", conferences.index, name="conferences"),
    path("hoi-nghi/moi/", conferences.new, name="new_conference"),
    path(ONE, conferences.conference, name="conference"),
    path(f"{ONE}sua/", conferences.change, name="change_conference"),
    path(f"{ONE}thong-bao/", conferences.announce, name="announce"),
    path(f"{ONE}da-hop/", conferences.say_held, name="say_held"),
    path(f"{ONE}huy/", conferences.cancel, name="cancel"),
    path(f"{ONE}chu-tri/", conferences_parts.chairs, name="chairs"),
    path(f"{ONE}khach-moi/", conferences_parts.guests, name="guests"),
    path(f"{ONE}chuong-trinh/", conferences_parts.agenda, name="agenda"),
    path(f"{ONE}tai-lieu/", conferences_parts.documents, name="documents"),
    path(f"{ONE}du-hop/", conferences_parts.attendance, name="attendance"),
    path(f"{ONE}ket-luan/", conferences_parts.conclusions, name="conclusions"),
    path(f"{ONE}giay-moi.docx", conferences_parts.paper, {"written_as": "docx"}, "invitation"),
    path(f"{ONE}giay-moi.pdf", conferences_parts.paper, {"written_as": "pdf"}, "invitation"),
    path(f"{ONE}anh/", photos.add, name="add_photo"),
    path(f"{ONE}anh/<int:photo>/go/", photos.remove, name="remove_photo"),
    path(f"{ONE}anh/<int:photo>-nho", photos.at_work, {"size": "nho"}, "photo"),
    path(f"{ONE}anh/<int:photo>-lon", photos.at_work, {"size": "lon"}, "photo"),
    path("doan-kiem-tra/", inspections.index, name="inspections"),
    path("doan-kiem-tra/moi/", inspections.new, name="new_inspection"),
    path(TEAM, inspections.inspection, name="inspection"),
    path(f"{TEAM}sua/", inspections.change, name="change_inspection"),
    path(f"{TEAM}bat-dau/", inspections.begin, name="begin_inspection"),
    path(f"{TEAM}ket-qua/", inspections.findings, name="findings"),
    path(f"{TEAM}ket-thuc/", inspections.close, name="close_inspection"),
    path(f"{TEAM}giai-the/", inspections.dissolve, name="dissolve_inspection"),
]
