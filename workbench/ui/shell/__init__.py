"""The frame round the pages: window, navigation, commands, questions, status."""
