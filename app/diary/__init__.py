"""The diary: what an entry is, how many of them go into a cookie, and what can be seen in them."""
