"""Views: find what the person may touch, do it, answer. A file a page."""
