"""`python -m generator` is the command `dateline`."""

from generator.cli.start import run

if __name__ == "__main__":
    run()
