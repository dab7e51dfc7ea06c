"""The medicine’s machinery: conditions, the path, the decision, the routine. Standard library only."""
