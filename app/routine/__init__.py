"""The routine: what each exercise is, the times, every second of it, and what sounds when."""
