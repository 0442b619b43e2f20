"""Addresses of the API, a file a thing: find what the token may touch, do it, answer."""
