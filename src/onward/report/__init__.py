"""The self-contained HTML report: it shows findings and computes nothing."""
