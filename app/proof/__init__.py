"""What holds for all answers at once: the decision in logic, counted and compared. Needs the development packages."""
