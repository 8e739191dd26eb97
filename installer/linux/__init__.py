"""What only Debian asks for."""
