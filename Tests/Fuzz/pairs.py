"""What all formats share: a pair of schemas with messages."""


class Pair:
    """Two schemas as text and as the format's module sees them, and messages to try."""

    def __init__(self, old, new, models, messages):
        self.old, self.new, self.models, self.messages = old, new, models, messages
