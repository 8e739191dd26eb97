"""Widgets that several pages share; none knows what a place organisation is."""
