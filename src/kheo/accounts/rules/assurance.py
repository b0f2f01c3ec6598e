"""What another identity provider says of a person, and whether that is enough.

The words are those of OpenID Connect Core 1.0, section 2 (`acr`, `amr`) and 5.1 (`email`,
`email_verified`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kheo.core.verdict import YES, Verdict, no

Claims = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Terms:
    """What this site asks of the provider.

    ``levels`` are the values of `acr` of which one is needed; none asks for nothing.
    ``second_factors`` are the values of `acr` or `amr` that stand for a second factor there; with
    none, a second factor at the provider does not count here.
    ``officer_claim`` is the claim that holds an officer's user name; without it the verified
    e-mail address finds the officer.
    """

    levels: frozenset[str] = frozenset()
    second_factors: frozenset[str] = frozenset()
    officer_claim: str = ""


def assured(claims: Claims, terms: Terms) -> Verdict:
    """Return whether the provider was sure enough of the person."""
    if terms.levels and word(claims.get("acr")) not in terms.levels:
        return no("level_too_low", "OpenID Connect Core 1.0, 2")
    return YES


def used_second_factor(claims: Claims, terms: Terms) -> bool:
    """Return whether a second factor was used at the provider, and counts here."""
    said = {word(claims.get("acr")), *words(claims.get("amr"))}
    return bool(said & terms.second_factors)


def verified_email(claims: Claims) -> str:
    """Return the address that the provider has verified, in small letters; else nothing.

    Only a plain true counts: some providers send the word “false”.
    """
    if claims.get("email_verified") is not True:
        return ""
    return word(claims.get("email")).strip().lower()


def word(value: object) -> str:
    """Return a claim that should be one word; nothing for all else."""
    return value if isinstance(value, str) else ""


def words(value: object) -> Iterable[str]:
    """Return a claim that should be a list of words; nothing for all else."""
    return [word(one) for one in value] if isinstance(value, list) else []
