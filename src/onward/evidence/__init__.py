"""What the data of a search carry: pure functions, arrays in, frozen dataclasses out.

No clock, no files, no printing. Logarithms are natural unless bits are named.
"""
