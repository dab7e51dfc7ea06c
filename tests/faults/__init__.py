"""Bad days on purpose: real servers are killed, stopped and replaced while people walk through the questions."""
