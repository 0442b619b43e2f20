"""A job posting from whatever was pasted: an address, a page, a text, the bookmarklet's words. Nothing is fetched."""
