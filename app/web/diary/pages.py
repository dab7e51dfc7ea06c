"""The diary’s pages."""
