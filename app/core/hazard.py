"""A hazard: what could go wrong, what stands against it, and the tests that show so."""

from dataclasses import dataclass

# Least first.
SEVERITIES = ("minor", "significant", "major", "catastrophic")
LIKELIHOODS = ("very-low", "low", "medium", "high")


@dataclass(frozen=True)
class Hazard:
    id: str
    title: str
    cause: str
    effect: str
    severity: str
    likelihood: str  # if nothing stood against it
    likelihood_after: str  # with what stands against it
    control: str
    tests: tuple[str, ...]  # tests/file.py::test_name
    rules: tuple[str, ...] = ()  # the rules that stand against it, in content order
    facts: tuple[str, ...] = ()
