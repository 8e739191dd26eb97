"""Documents: their content as a plain tree, and the presses that make files of it."""
