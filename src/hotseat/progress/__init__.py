"""Progress: what past attempts add up to."""

from hotseat.progress.summary import Outcome, TopicSummary, by_topic, practised_days

__all__ = ["Outcome", "TopicSummary", "by_topic", "practised_days"]
