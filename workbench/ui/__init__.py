"""The window: Qt lives here and in the pages of the steps."""
