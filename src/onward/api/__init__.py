"""The doors for other programs: an HTTP API under /api/v1, and an MCP server. They know nothing of pages."""
