"""Draws pictures of exercises: a person in a room, from joint angles and a camera, still and moving, as SVG."""
