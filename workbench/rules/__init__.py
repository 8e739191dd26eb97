"""How practitioners reckon: pure functions on plain values, without file, window or network."""
