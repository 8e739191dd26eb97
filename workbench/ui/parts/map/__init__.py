"""The map one works in: looked at, drawn, measured, laid over pictures."""
