"""Pictures as SVG. Colours are classes, so that light, dark and print share one drawing.

Every text is escaped by construction.
"""
