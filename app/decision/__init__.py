"""What decides: the rulebook, its conditions, the path through the questions, the decision. It knows no other room."""
