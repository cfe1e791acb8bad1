"""`python -m hotseat`."""

from hotseat.cli import main

if __name__ == "__main__":
    main()
