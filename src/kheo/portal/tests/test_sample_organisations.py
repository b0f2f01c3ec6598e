"""The sample's organisations, and the real bodies of Kon Tum."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kheo.ledger.models import Entry
from kheo.organisations.authority import may
from kheo.organisations.duties import waiting
from kheo.organisations.models import Mandate, Officer, Organisation, Role, Succession
from kheo.organisations.reading.organisations import found_by, who_answers_for
from kheo.organisations.rules.organisations import OrganisationKind
from kheo.portal.sample.organisations import load_bodies
from kheo.portal.sample.staff import make_accounts

pytestmark = pytest.mark.django_db
AT = timezone.make_aware(datetime(2026, 9, 2, 10))  # noqa: DTZ001 - made aware
TODAY = date(2026, 9, 2)


@pytest.fixture(autouse=True)
def bodies(db: None) -> None:
    make_accounts()
    load_bodies(at=AT)


def one(slug: str) -> Organisation:
    return Organisation.objects.get(slug=slug)


def answering(slug: str, on: date = TODAY) -> list[str]:
    return [found.slug for found in who_answers_for(one(slug), on=on)]


def test_loaded_again_it_adds_nothing():
    def counts() -> list[int]:
        models: list[Any] = [Organisation, Succession, Mandate, Role, Entry]
        return [model.objects.count() for model in models]

    before = counts()
    load_bodies(at=AT)
    assert counts() == before


def test_every_kind_of_body_that_dan_van_meets_is_there():
    kinds = set(Organisation.objects.values_list("kind", flat=True))
    assert kinds >= set(OrganisationKind) - {OrganisationKind.COUNCIL, OrganisationKind.OTHER}


def test_the_invented_ones_say_so_and_the_real_ones_say_their_source():
    for organisation in Organisation.objects.all():
        assert organisation.is_sample == ("kon-tum" not in organisation.slug
                                          and "quang-ngai" not in organisation.slug)  # fmt: skip
        assert organisation.is_sample or organisation.source
        assert not organisation.verified
    shown = Client().get("/to-chuc/tinh-uy-an-linh/").content.decode()
    assert "Nội dung mẫu: tổ chức này do người viết phần mềm đặt ra." in shown


def test_ban_dan_van_tinh_uy_kon_tum_has_its_real_fate():
    slug = "ban-dan-van-tinh-uy-kon-tum"
    assert answering(slug, date(2024, 5, 8)) == [slug]
    assert answering(slug, date(2025, 5, 8)) == ["ban-tuyen-giao-va-dan-van-tinh-uy-kon-tum"]
    assert answering(slug) == ["ban-tuyen-giao-va-dan-van-tinh-uy-quang-ngai"]
    shown = Client().get(f"/to-chuc/{slug}/").content.decode()
    for part in ("Kết luận 121-KL/TW", "Năm 2025, chưa rõ ngày", "Chưa kiểm chứng"):
        assert part in shown


def test_ban_can_su_dang_ubnd_tinh_kon_tum_has_its_real_fate():
    slug = "ban-can-su-dang-ubnd-tinh-kon-tum"
    assert found_by("Ban cán sự đảng UBND tỉnh Kon Tum").get().slug == slug
    assert answering(slug, date(2024, 5, 8)) == [slug]
    assert answering(slug, date(2025, 5, 8)) == ["dang-uy-ubnd-tinh-kon-tum"]
    assert answering(slug) == ["dang-uy-ubnd-tinh-quang-ngai"]
    assert "202/2025/QH15" in Client().get(f"/to-chuc/{slug}/").content.decode()


def test_the_two_provinces_became_one():
    for name in ("ubnd-tinh-kon-tum", "ubnd-tinh-quang-ngai-truoc-1-7-2025"):
        assert answering(name, date(2025, 6, 30)) == [name]
        assert answering(name, date(2025, 7, 1)) == ["ubnd-tinh-quang-ngai"]


def test_the_accounts_hold_mandates_and_two_wait_for_a_handover():
    approver = Officer.objects.get(username="duyetbai")
    board = one("ban-tuyen-giao-va-dan-van-tinh-uy-an-linh")
    assert may(approver, "organisations.hand_over", board, on=TODAY)
    former = one("ban-dan-van-tinh-uy-an-linh")
    assert may(approver, "organisations.hand_over", former, on=TODAY).reason == "from_above"
    assert waiting(on=TODAY) == {former.pk: 1, one("huyen-uy-song-may").pk: 1}
