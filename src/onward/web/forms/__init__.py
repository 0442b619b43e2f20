"""What people fill in, read and checked: a file a group of forms."""
