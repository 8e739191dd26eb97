"""The steps of the work, one folder each. What one does lies here; nouns lie in models."""
