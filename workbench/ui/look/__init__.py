"""How the program looks: tokens, themes, fonts, icons, and the machine's own settings."""
