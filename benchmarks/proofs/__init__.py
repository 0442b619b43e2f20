"""The slow proofs: what the statistics promise, checked by simulation, recursion and real data."""
