"""The outlines of the parts of the body: points along each part, and towards its front or outwards."""

# Seen from the side: (along, front) in thousandths of the body’s height.
THIGH = (
    (-44, 42), (30, 61), (110, 58), (190, 48), (240, 41), (270, 32), (283, 6),
    (272, -26), (240, -37), (190, -45), (110, -57), (30, -63), (-36, -54), (-62, -8),
)  # fmt: skip
SHANK = (
    (-20, 33), (10, 40), (60, 35), (150, 27), (226, 23), (254, 21), (266, 0), (254, -20), (226, -21), (170, -27),
    (110, -41), (66, -45), (20, -41), (-20, -31), (-36, 0),
)  # fmt: skip
# Behind the ball of the foot, which stays, and before it, where the toes bend.
FOOT = ((94, 2), (58, 16), (24, 28), (-18, 24), (-36, 2), (-42, -22), (-32, -39), (20, -37), (60, -36), (96, -40))
TOES = ((120, -37), (129, -27), (120, -14))
TOES_BEND = (96, -27)
PELVIS = ((60, 60), (6, 62), (-34, 46), (-46, 4), (-40, -46), (-6, -71), (34, -69))
CHEST = (
    (26, -58), (95, -70), (150, -62), (188, -34), (200, 0), (186, 34), (150, 60), (95, 72), (40, 68),
    (0, 62),
)  # fmt: skip
HEAD = (
    (67, -4), (58, 34), (34, 54), (10, 59), (-6, 60), (-17, 73), (-26, 63), (-40, 61), (-55, 57), (-67, 44), (-64, 14),
    (-58, -22), (-44, -46), (-4, -61), (40, -48),
)  # fmt: skip
HAIR = (
    (68, -4), (59, 35), (40, 50), (34, 30), (14, 14), (-4, 6), (-26, -2), (-40, -22), (-48, -44), (-30, -56),
    (-4, -63), (42, -49),
)  # fmt: skip
# Seen from the front: (along, outwards), the near half; the far half is the mirror image.
PELVIS_FRONT = ((-66, 10), (-62, 70), (-20, 98), (40, 88), (100, 76), (110, 40))
TRUNK_FRONT = ((44, 40), (48, 86), (106, 76), (170, 84), (232, 100), (268, 112), (294, 98), (308, 62), (314, 36))
HEAD_FRONT = ((68, 14), (52, 42), (18, 54), (-20, 49), (-50, 34), (-66, 12))
HAIR_FRONT = ((70, 14), (54, 44), (16, 57), (22, 44), (40, 28))
EYE, MOUTH = (6, 19, 6), ((-32, 13), (-38, 5))
# Radii at both ends of what is round: seen from anywhere for arms and necks, from the front for legs.
ROUND = {
    "upper-arm": (34, 27),
    "forearm": (26, 18),
    "hand": (16, 11),
    "neck": (36, 33),
    "thigh": (62, 43),
    "shank": (43, 25),
}
HAND = 66  # how long a relaxed hand looks
