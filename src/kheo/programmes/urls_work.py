"""Work on programmes and advice, under /lam-viec/."""

from django.urls import URLPattern, URLResolver, path

from kheo.programmes.views import (
    advice,
    agreeing,
    programmes,
    programmes_new,
    programmes_running,
    text,
)

app_name = "programmes_work"
ONE = "chuong-trinh/<int:pk>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("chuong-trinh/", programmes.index, name="list"),
    path("chuong-trinh/moi/", programmes_new.new, name="new"),
    path(ONE, programmes.detail, name="programme"),
    path(f"{ONE}sua/", programmes_new.change, name="change"),
    path(f"{ONE}cac-ben/", programmes_new.parties, name="parties"),
    path(f"{ONE}dau-moi/<int:party_pk>/", programmes_new.contacts, name="contacts"),
    path(f"{ONE}noi-dung/", text.write, name="text"),
    path(f"{ONE}lan/<int:number>/", text.version, name="version"),
    path(f"{ONE}lan/<int:number>/so-voi/<int:other>/", text.diff, name="diff"),
    path(f"{ONE}gui-gop-y/", agreeing.send_for_comments, name="send_for_comments"),
    path(f"{ONE}gop-y/<int:party_pk>/", agreeing.comment, name="comment"),
    path(f"{ONE}gop-y/tra-loi/<int:comment_pk>/", agreeing.reply, name="reply"),
    path(f"{ONE}gui-ky/", agreeing.send_for_signing, name="send_for_signing"),
    path(f"{ONE}lay-lai/", agreeing.take_back, name="take_back"),
    path(f"{ONE}ky/<int:party_pk>/", agreeing.answer, name="answer"),
    path(f"{ONE}bo-sung/<int:party_pk>/", programmes_running.begin_version, name="begin_version"),
    path(f"{ONE}gui-bo-sung/", agreeing.propose_change, name="propose_change"),
    path(f"{ONE}rut-bo-sung/", agreeing.withdraw_change, name="withdraw_change"),
    path(f"{ONE}van-ban/", programmes_running.attach, name="attach"),
    path(f"{ONE}ket-thuc/", programmes_running.end, name="end"),
    path(f"{ONE}bo/", programmes_running.drop, name="drop"),
    path("tham-muu/", advice.index, name="advice_list"),
    path("tham-muu/moi/", advice.give, name="give_advice"),
    path("tham-muu/<int:pk>/", advice.detail, name="advice"),
    path("tham-muu/<int:pk>/cho-y-kien/", advice.decide, name="decide_advice"),
    path("tham-muu/<int:pk>/trinh-lai/", advice.again, name="bring_back"),
    path("tham-muu/<int:pk>/rut/", advice.withdraw, name="withdraw_advice"),
]
