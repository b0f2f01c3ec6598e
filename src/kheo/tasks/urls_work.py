"""Work on tasks, under /lam-viec/."""

from django.urls import URLPattern, URLResolver, path, re_path

from kheo.tasks.views import (
    acting,
    board,
    calendar,
    filters,
    giving,
    lists,
    overdue,
    task,
    timeline,
    today,
)
from kheo.tasks.views.acting_moves import BY_NAME

app_name = "tasks_work"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.today, name="today"),
    path("nhiem-vu/", lists.index, name="list"),
    path("nhiem-vu/qua-han/", overdue.table, name="overdue"),
    path("nhiem-vu/bang/", board.index, name="board"),
    path("nhiem-vu/lich/", calendar.index, name="calendar"),
    path("nhiem-vu/dong-thoi-gian/", timeline.index, name="timeline"),
    path("nhiem-vu/bo-loc/", filters.save, name="save"),
    path("nhiem-vu/bo-loc/<int:pk>/xoa/", filters.drop, name="drop"),
    path("nhiem-vu/giao/", giving.assign, name="assign"),
    path("nhiem-vu/<int:pk>/", task.task, name="task"),
    path("nhiem-vu/<int:pk>/sua/", giving.mend, name="change"),
    path("nhiem-vu/<int:pk>/giao-lai/", giving.regive, name="give_again"),
    path("nhiem-vu/<int:pk>/xin-gia-han/", acting.ask, name="ask_extension"),
    path("nhiem-vu/<int:pk>/gia-han/", acting.more, name="extend"),
    path("nhiem-vu/<int:pk>/tra-loi-gia-han/", acting.rule, name="rule_extension"),
    path("nhiem-vu/<int:pk>/trao-doi/", acting.comment, name="comment"),
    # The other pages of a task stand in other files: only the names of moves are taken here.
    re_path(
        rf"^nhiem-vu/(?P<pk>\d{{1,18}})/(?P<name>{'|'.join(BY_NAME)})/$", acting.move, name="move"
    ),
]
