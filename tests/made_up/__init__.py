"""A made-up language: all that people read of the content, so that whatever stands in code instead shows."""
