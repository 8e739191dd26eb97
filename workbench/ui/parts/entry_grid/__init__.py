"""A grid that one types values into: numbers by categories and periods, points, counts."""
