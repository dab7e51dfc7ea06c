"""Colours as people see them, also with a colour-vision deficiency: how far two of them stand apart."""

# Machado, Oliveira, Fernandes 2009: full protanopia, deuteranopia and tritanopia, on linear RGB.
SEEN = {
    "by most people": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "without green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "without blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}

_GREY = (0.2126, 0.7152, 0.0722)
EVERYONE = SEEN | {"without any colour": (_GREY, _GREY, _GREY)}  # also on grey paper


def linear(colour: str) -> tuple[float, ...]:
    digits = colour.lstrip("#")
    digits = "".join(2 * each for each in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    return tuple(each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)


def as_seen(colour: str, kind: str) -> tuple[float, ...]:
    rgb = linear(colour)
    return tuple(
        min(1, max(0, sum(a * b for a, b in zip(row, rgb, strict=True)))) for row in EVERYONE[kind]
    )  # fmt: skip


def brightness(rgb) -> float:
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def contrast(one: str, two: str, kind: str) -> float:
    low, high = sorted(brightness(as_seen(each, kind)) for each in (one, two))
    return (high + 0.05) / (low + 0.05)


def apart(one: str, two: str, kind: str) -> float:
    """How different two colours look (CIE76 in Lab)."""

    def lab(colour: str) -> tuple[float, ...]:
        r, g, b = as_seen(colour, kind)
        xyz = (
            (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
            0.2126 * r + 0.7152 * g + 0.0722 * b,
            (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
        )
        x, y, z = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in xyz)
        return 116 * y - 16, 500 * (x - y), 200 * (y - z)

    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(two), strict=True)) ** 0.5
