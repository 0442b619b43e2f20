"""Addresses, a file a group of pages."""
