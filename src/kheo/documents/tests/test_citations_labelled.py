"""Labelled sentences, read from beside the project: it may not carry them."""

import json
from pathlib import Path

import pytest
from bench.citations import scores

LABELLED = Path(__file__).resolve().parents[5] / "shared" / "data" / "citations" / "dev.jsonl"
pytestmark = pytest.mark.skipif(not LABELLED.exists(), reason=f"{LABELLED} is not on this machine")


@pytest.fixture(scope="module")
def score():
    return scores(json.loads(line) for line in LABELLED.read_text("utf-8").splitlines())


def test_what_is_found_agrees_with_the_labels(score):
    assert score.f1(score.numbers) >= 0.985, score.misses
    assert score.f1(score.spans) >= 0.975, score.misses
    assert score.share("date") >= 0.98, score.misses
    assert score.share("issuer") >= 0.92, score.misses


def test_sentences_without_citations_raise_no_alarm(score):
    assert score.false_alarms == 0
