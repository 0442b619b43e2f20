"""The command `onward`."""


def run() -> None:
    """Run the command line."""
