"""hotseat: practise the data-science interview until you would enjoy it."""

__version__ = "0.1.0"
