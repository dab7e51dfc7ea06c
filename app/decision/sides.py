"""Left and right: which leg an exercise works."""

OTHER = {"left": "right", "right": "left"}
BOTH = ("left", "right")


def _none(side: str | None) -> tuple[str, ...]:
    return ()


def _sore(side: str | None) -> tuple[str, ...]:
    if side is None:
        raise ValueError("An exercise for the sore side cannot be done when no single side is sore.")
    return (side,)


def _other(side: str | None) -> tuple[str, ...]:
    return (OTHER[side],) if side else BOTH


def _sore_first(side: str | None) -> tuple[str, ...]:
    return (side, OTHER[side]) if side else BOTH


# The words that content uses for the legs of a form. With both sides sore, left comes first.
LEGS = {"none": _none, "sore": _sore, "other": _other, "sore-first": _sore_first}


def legs_of(word: str, side: str | None) -> tuple[str, ...]:
    """The legs that work, in the order done. `side` is the sore one, None when both are sore or it is not known."""
    return LEGS[word](side)
