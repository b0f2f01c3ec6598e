"""What the provider says of a person."""

from typing import Any

from oauth2_provider.oauth2_validators import OAuth2Validator

from tests.provider.persons import PERSONS


class Validator(OAuth2Validator):
    """Says of each person what stands in the list."""

    # Every claim goes out with `openid`: the site asks for no less.
    oidc_claim_scope = None

    def get_additional_claims(self, request: Any) -> dict[str, Any]:
        """Return the claims of who is signed in there."""
        return PERSONS[request.user.username]
