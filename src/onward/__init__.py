"""Onward: learn only what your job search has really taught you, then move on."""

__version__ = "0.1.0"
