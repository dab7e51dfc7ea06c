"""The web side: pages, forms, the session. It never compares an answer with a value: app/decision does."""
