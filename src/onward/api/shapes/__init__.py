"""What goes in and out, a file a thing. Other names than these are refused, so that a slip is noticed."""
