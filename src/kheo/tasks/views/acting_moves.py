"""The moves of a task as buttons: what each is called, whose it is, what it says when done."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kheo.tasks.forms.task import (
    ActForm,
    ExtensionForm,
    NothingForm,
    ReasonForm,
    ResultForm,
)
from kheo.tasks.models import Task
from kheo.tasks.reading.seeing import Access
from kheo.tasks.rules.extensions import Ruling
from kheo.tasks.rules.states import NEXT, WITH_REASON, Part, State

EXTENDABLE: Final = frozenset(State) - {
    State.SUBMITTED, State.DONE, State.CANCELLED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Move:
    """A move as a button: its name in addresses, where it leads, who makes it, its words."""

    name: str
    to: State
    part: Part
    label: str | Promise
    said: str | Promise
    is_quiet: bool = False

    def form(self, data: object = None) -> ActForm:
        """Return the form of the move, with what was typed."""
        if self.to is State.SUBMITTED:
            return ResultForm(data)
        if self.to in WITH_REASON:
            return ReasonForm(data, act=self.name)
        form = NothingForm(data)
        form.act = self.name
        return form


MOVES: Final = (
    Move("nhan", State.ACCEPTED, Part.UNIT, _("Nhận nhiệm vụ"), _("Đã nhận nhiệm vụ.")),
    Move("bat-dau", State.DOING, Part.UNIT, _("Bắt đầu thực hiện"),
         _("Đã chuyển sang đang thực hiện.")),
    Move("gui-ket-qua", State.SUBMITTED, Part.UNIT, _("Gửi kết quả, đề nghị xác nhận"),
         _("Đã gửi kết quả. Việc xác nhận là của cơ quan đôn đốc.")),
    Move("xac-nhan", State.DONE, Part.OVERSEER, _("Xác nhận hoàn thành"),
         _("Đã xác nhận hoàn thành nhiệm vụ.")),
    Move("tiep-tuc", State.DOING, Part.OVERSEER, _("Cho thực hiện tiếp"),
         _("Nhiệm vụ được thực hiện tiếp.")),
    Move("yeu-cau-lam-lai", State.RETURNED, Part.OVERSEER, _("Yêu cầu làm lại"),
         _("Đã trả lại nhiệm vụ để làm lại."), is_quiet=True),
    Move("tu-choi", State.DECLINED, Part.UNIT, _("Từ chối nhận"),
         _("Đã từ chối nhận nhiệm vụ."), is_quiet=True),
    Move("tam-dung", State.PAUSED, Part.OVERSEER, _("Tạm dừng"),
         _("Đã tạm dừng nhiệm vụ."), is_quiet=True),
    Move("huy", State.CANCELLED, Part.OVERSEER, _("Hủy nhiệm vụ"),
         _("Đã hủy nhiệm vụ."), is_quiet=True),
)  # fmt: skip
"""Giving a declined task again has a page of its own."""
BY_NAME: Final = {move.name: move for move in MOVES}


@dataclass(frozen=True, slots=True)
class Offer:
    """What an officer may do now: a button, with a form where words are needed."""

    name: str
    label: str | Promise
    form: ActForm
    is_quiet: bool = False


def offers(task: Task, seen: Access, *, lacking: Collection[str], waits: bool) -> list[Offer]:
    """Return exactly what an officer may do with a task now, what is likeliest first.

    `lacking` is evidence without which nobody confirms; `waits`: a wish for more time does.
    """
    state = State(task.state)
    moves = [
        Offer(move.name, move.label, move.form(), move.is_quiet)
        for move in MOVES
        if NEXT[state].get(move.to) is move.part and may(seen, move.part)
        if not (move.to is State.DONE and lacking)
    ]
    return [*moves, *more_time(state, seen, waits=waits)]


def more_time(state: State, seen: Access, *, waits: bool) -> list[Offer]:
    """Return the ways to another term that are open: asking for it, giving it unasked."""
    if state not in EXTENDABLE:
        return []
    found = []
    if seen.works and not waits:
        form = ExtensionForm(act="xin-gia-han")
        found.append(Offer("xin-gia-han", _("Xin gia hạn"), form, is_quiet=True))
    if seen.presses and not waits:
        form = ExtensionForm(act="gia-han")
        found.append(Offer("gia-han", _("Gia hạn"), form, is_quiet=True))
    return found


def may(seen: Access, part: Part) -> bool:
    """Return whether somebody may act on a side."""
    return seen.works if part is Part.UNIT else seen.presses


def waiting(extensions: Collection[object]) -> object | None:
    """Return the wish for more time that waits for an answer."""
    return next(
        (one for one in extensions if getattr(one, "ruling", "") == Ruling.ASKED), None
    )  # fmt: skip
