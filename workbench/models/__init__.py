"""What a place organisation consists of. A fact about a field is declared here and nowhere else."""
