"""The step “Current-state analysis”."""
