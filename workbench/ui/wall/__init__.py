"""The wall: pages for a room on a screen of their own, and what the one who shows them sees."""
