"""Addresses of sign-in, under /tai-khoan/; the names are those that allauth looks up."""

from allauth.account import views as account
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from django.conf import settings
from django.urls import include, path, re_path

from kheo.accounts.views import factors, home, invitations, passwords, provider

PROVIDER = {"provider_id": settings.OIDC_ID}

passwords_ = [
    path("doi/", passwords.Change.as_view(), name="account_change_password"),
    path("dat/", passwords.Set.as_view(), name="account_set_password"),
    path("quen/", passwords.Forgotten.as_view(), name="account_reset_password"),
    path("quen/da-gui/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "dat-lai/xong/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^dat-lai/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        passwords.Reset.as_view(),
        name="account_reset_password_from_key",
    ),
]
keys = [
    path("", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("them/", factors.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("dang-nhap/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("xac-nhan-lai/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("<int:pk>/go/", factors.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("<int:pk>/doi-ten/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
]
second_factor = [
    path("", factors.Index.as_view(), name="mfa_index"),
    path("nhap-ma/", factors.Prove.as_view(), name="mfa_authenticate"),
    path("xac-nhan-lai/", factors.ProveAgain.as_view(), name="mfa_reauthenticate"),
    path("ung-dung/bat/", factors.ActivateTotp.as_view(), name="mfa_activate_totp"),
    path("ung-dung/tat/", factors.DeactivateTotp.as_view(), name="mfa_deactivate_totp"),
    path("ma-khoi-phuc/", factors.ShowCodes.as_view(), name="mfa_view_recovery_codes"),
    path("ma-khoi-phuc/tao/", factors.MakeCodes.as_view(), name="mfa_generate_recovery_codes"),
    path(
        "ma-khoi-phuc/tai-ve/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("khoa/", include(keys)),
]
by_provider = [
    path("", provider.go, PROVIDER, name="openid_connect_login"),
    path("tro-ve/", provider.back, PROVIDER, name="openid_connect_callback"),
    path("da-huy/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("loi/", social.login_error, name="socialaccount_login_error"),
    path("lien-ket/", provider.Ties.as_view(), name="socialaccount_connections"),
]

urlpatterns = [
    path("", home.home, name="account_home"),
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("ngung-dung/", account.account_inactive, name="account_inactive"),
    path("xac-nhan-lai/", account.reauthenticate, name="account_reauthenticate"),
    path("mat-khau/", include(passwords_)),
    path("xac-thuc-hai-buoc/", include(second_factor)),
    path("phien/", home.sessions, name="usersessions_list"),
    path("phien/ket-thuc/", home.end_others, name="account_end_other_sessions"),
    path("phien/<int:pk>/ket-thuc/", home.end_one, name="account_end_session"),
    path("loi-moi/<str:token>/", invitations.accept, name="account_accept"),
    path("dang-nhap-don-vi/", include(by_provider)),
]
