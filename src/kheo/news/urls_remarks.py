"""Public addresses of remarks and of passing on; included under the name ``news``."""

from django.urls import path

from kheo.news.views import remarks, sharing

urlpatterns = [
    path("gui-ban-be/<int:page_id>/", sharing.share, name="share"),
    path("gui-ban-be/<int:page_id>/da-gui/<str:word>/", sharing.shared, name="shared"),
    path("phan-hoi/<int:page_id>/", remarks.remark, name="remark"),
    path("phan-hoi/da-gui/", remarks.sent, name="remark_sent"),
    path("phan-hoi/theo-doi/", remarks.follow, name="follow_remark"),
    path("phan-hoi/theo-doi/rut/", remarks.withdraw, name="withdraw_remark"),
]
