"""Staff addresses of the room, under /quan-tri/van-ban/."""

from django.urls import path

from kheo.documents.views import (
    acts,
    desk,
    drafting,
    entering,
    numbers,
    registers,
    tables,
    upload,
)

app_name = "documents_desk"
urlpatterns = [
    path("", desk.index, name="list"),
    path("moi/", entering.new, name="new"),
    path("kiem-tra/", drafting.check, name="check_draft"),
    path("tai-len/", upload.upload, name="upload"),
    path("tai-len/<slug:key>/", upload.check, name="check"),
    path("tai-len/<slug:key>/bo/", upload.discard, name="discard"),
    path("dan-chieu/<int:pk>/", acts.reference, name="reference"),
    path("bang/", tables.index, name="tables"),
    path("bang/<int:pk>/", tables.table, name="table"),
    path("bang/<int:pk>/xem-thu.csv", tables.table_csv, name="table_csv"),
    path("bang/<int:pk>/nap/", tables.apply, name="apply_table"),
    path("bang/<int:pk>/bo/", tables.discard, name="discard_table"),
    path("so/", registers.index, name="registers"),
    path("so/mo/", registers.open_one, name="open_register"),
    path("so/nhiem-ky/", registers.begin_term, name="begin_term"),
    path("so/<int:pk>/", registers.register, name="register"),
    path("so/<int:pk>/cap/", registers.give, name="give_number"),
    path("so/<int:pk>/chen/", registers.insert, name="insert_number"),
    path("so/<int:pk>/in/", registers.printed, name="print_register"),
    path("so/da-cap/<int:pk>/", numbers.number, name="number"),
    path("so/da-cap/<int:pk>/huy/", numbers.void, name="void_number"),
    path("so/da-cap/<int:pk>/noi/", numbers.bind, name="bind_number"),
    path("<int:pk>/", desk.detail, name="detail"),
    path("<int:pk>/sua/", entering.change, name="change"),
    path("<int:pk>/xem-truoc/", desk.preview, name="preview"),
    path("<int:pk>/cong-bo/", acts.publish, name="publish"),
    path("<int:pk>/rut/", acts.withdraw, name="withdraw"),
    path("<int:pk>/doi-chieu/", acts.verify, name="verify"),
    path("<int:pk>/quan-he/", acts.state, name="state"),
    path("<int:pk>/dan-chieu/", acts.references, name="references"),
    path("<int:pk>/mau-thuan/<int:quarrel>/", acts.settle, name="settle"),
    path("<int:pk>/them-tep/", upload.add, name="add_file"),
    path("<int:pk>/tep/<int:file_pk>/", desk.file, name="file"),
    path("<int:pk>/tep/<int:file_pk>/go/", acts.drop_file, name="drop_file"),
]
