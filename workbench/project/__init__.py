"""The file: open, edit, history, changes, snapshot, migrations, backup."""
