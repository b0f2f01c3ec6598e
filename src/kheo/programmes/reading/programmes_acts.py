"""What an officer may do with a programme now, for which party, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kheo.organisations.models import Organisation
from kheo.programmes.models import Party, Programme, Version
from kheo.programmes.reading.programmes import Rights
from kheo.programmes.rules.states import BEFORE_SIGNING, State


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that may be done, `behalf` the party that it is done for.

    `onward` when it leads on; `aside` when it belongs beside the party, not among the rest.
    """

    label: str | Promise
    address: str
    behalf: str = ""
    onward: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a programme stands: its parties, its open version, what the officer may do."""

    programme: Programme
    parties: Sequence[Party]
    version: Version | None
    rights: Rights
    answered: frozenset[int] = field(default_factory=frozenset)

    @property
    def drafts(self) -> bool:
        """Whether the officer may draft for whoever proposes the open version."""
        return self.version is not None and self.drafts_for(self.version.proposed_by)

    @property
    def out(self) -> bool:
        """Whether the open version was put before the parties."""
        return self.version is not None and self.version.put_forward_at is not None

    def drafts_for(self, party: Party) -> bool:
        """Whether the officer may draft for a party."""
        return party.organisation_id in self.rights.draft

    def speaks_for(self, party: Party) -> Organisation | None:
        """Return for whom the officer comments on a party's side: the party, or its desk."""
        sides = (party.organisation, party.desk)
        return next((one for one in sides if one and one.pk in self.rights.draft), None)

    def signs_for(self, party: Party) -> bool:
        """Whether the officer may sign for a party."""
        return party.organisation_id in self.rights.sign

    def act(self, label: str | Promise, name: str, party: Party | None = None, **more: bool) -> Act:
        """Return an act on this programme, for a party where it is one's own."""
        keys = [self.programme.pk, *([party.pk] if party else [])]
        address = reverse(f"programmes_work:{name}", args=keys)
        return Act(label, address, str(party.organisation) if party else "", **more)


def standing_of(programme: Programme, parties: Sequence[Party], rights: Rights) -> Standing:
    """Return where a programme stands; two queries."""
    version = (
        programme.versions.open()
        .select_related("proposed_by__organisation")
        .prefetch_related("answers")
        .first()
    )
    answered = frozenset(one.party_id for one in version.answers.all()) if version else frozenset()
    return Standing(programme, parties, version, rights, answered)


def acts_of(at: Standing) -> list[Act]:
    """Return what may be done, that first which leads on."""
    found = [*of_text(at), *of_answers(at), *of_running(at), *of_particulars(at), *of_ends(at)]
    return sorted(found, key=lambda act: not act.onward)


def of_text(at: Standing) -> Iterator[Act]:
    """Yield what the party that drafts may do with the text."""
    state = at.programme.state
    if not at.drafts:
        return
    if not at.out:
        yield at.act(_("Soạn nội dung"), "text", onward=True)
    if state == State.DRAFT:
        yield at.act(_("Gửi các bên góp ý"), "send_for_comments", onward=True)
    if state == State.COMMENTS:
        yield at.act(_("Gửi các bên ký"), "send_for_signing", onward=True)
    if state in {State.COMMENTS, State.SIGNING}:
        yield at.act(_("Lấy dự thảo về sửa"), "take_back")


def of_answers(at: Standing) -> Iterator[Act]:
    """Yield what parties may say to what was put before them."""
    state = at.programme.state
    if not at.out or state not in {State.COMMENTS, State.SIGNING, State.RUNNING}:
        return
    for party in at.parties:
        if state != State.COMMENTS and at.signs_for(party) and party.pk not in at.answered:
            label = _("Ký hoặc từ chối") if state == State.SIGNING else _("Trả lời bổ sung")
            yield at.act(label, "answer", party, onward=True)
        if state != State.SIGNING and at.speaks_for(party):
            yield at.act(_("Góp ý"), "comment", party, onward=state == State.COMMENTS)


def of_running(at: Standing) -> Iterator[Act]:
    """Yield how a programme that runs may be changed."""
    if at.programme.state != State.RUNNING:
        return
    yield from of_change(at, at.version) if at.version else of_new_change(at)
    if at.drafts_for(at.parties[0]):
        yield at.act(_("Gắn văn bản đã ký"), "attach")


def of_new_change(at: Standing) -> Iterator[Act]:
    """Yield for which parties a change may be begun."""
    for party in at.parties:
        if at.drafts_for(party):
            yield at.act(_("Soạn nội dung bổ sung"), "begin_version", party)


def of_change(at: Standing, version: Version) -> Iterator[Act]:
    """Yield what may be done with a change that is open."""
    if not at.out and at.signs_for(version.proposed_by):
        yield at.act(_("Gửi các bên đồng ý"), "propose_change", onward=True)
    if at.drafts:
        yield at.act(_("Rút nội dung bổ sung"), "withdraw_change")


def of_particulars(at: Standing) -> Iterator[Act]:
    """Yield what may be set right besides the text."""
    state = at.programme.state
    if state in BEFORE_SIGNING and at.drafts_for(at.parties[0]) and not at.answered:
        yield at.act(_("Sửa thông tin chung"), "change")
        yield at.act(_("Sửa các bên"), "parties")
    if state in BEFORE_SIGNING | {State.RUNNING}:
        for party in at.parties:
            if at.drafts_for(party):
                yield at.act(_("Sửa đầu mối"), "contacts", party, aside=True)


def of_ends(at: Standing) -> Iterator[Act]:
    """Yield how the leading party may end it."""
    state, lead = at.programme.state, at.parties[0]
    if state in BEFORE_SIGNING and at.drafts_for(lead):
        yield at.act(_("Bỏ, không ký"), "drop")
    if state == State.RUNNING and at.signs_for(lead):
        yield at.act(_("Kết thúc chương trình"), "end")
