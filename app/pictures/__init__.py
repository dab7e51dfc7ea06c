"""Draws pictures of exercises: a mannequin from joint angles, as SVG that carries its poses."""
