"""Work on yearly plans and obligations, under /lam-viec/."""

from django.urls import path, re_path

from kheo.programmes.views import obligations, papers, plan_items, plans, plans_steps

app_name = "plans_work"
urlpatterns = [
    path("ke-hoach/", plans.index, name="list"),
    path("ke-hoach/moi/", plans.new, name="new"),
    path("ke-hoach/<int:pk>/", plans.detail, name="plan"),
    path("ke-hoach/<int:pk>/viec/", plan_items.edit, name="items"),
    path("ke-hoach/<int:pk>/thong-qua/", plans_steps.adopt, name="adopt"),
    path("ke-hoach/<int:pk>/tong-ket/", plans_steps.close, name="close"),
    path("ke-hoach/<int:pk>/bo/", plans_steps.drop, name="drop"),
    path("ke-hoach/<int:pk>/gan-van-ban/", plans_steps.attach, name="attach"),
    path("ke-hoach/<int:pk>/ban-in/", papers.plan, name="plan_paper"),
    re_path(r"^ke-hoach/(?P<pk>\d{1,9})/ban-in\.(?P<ending>docx|pdf)$", papers.plan_file,
            name="plan_file"),
    path("chuong-trinh/<int:pk>/ban-in/", papers.programme, name="programme_paper"),
    re_path(r"^chuong-trinh/(?P<pk>\d{1,9})/ban-in\.(?P<ending>docx|pdf)$", papers.programme_file,
            name="programme_file"),
    path("van-ban-giao-viec/", obligations.index, name="obligations"),
    path("van-ban-giao-viec/chua-co-nhiem-vu/", obligations.taskless, name="obligations_taskless"),
    path("van-ban-giao-viec/<int:pk>/", obligations.document, name="obligation_document"),
    path("van-ban-giao-viec/<int:pk>/ghi/", obligations.note, name="obligation_note"),
    path("van-ban-giao-viec/<int:pk>/chua-co-nhiem-vu/", obligations.bound,
         name="obligation_bound"),
    path("van-ban-giao-viec/<int:pk>/chua-ban-hanh/", obligations.silent,
         name="obligation_silent"),
    path("viec-van-ban-giao/<int:pk>/sua/", obligations.change, name="obligation_change"),
    path("viec-van-ban-giao/<int:pk>/bo/", obligations.remove, name="obligation_remove"),
]  # fmt: skip
