"""What was measured, as far as it may be shown: for the steps that measure and those that judge."""
