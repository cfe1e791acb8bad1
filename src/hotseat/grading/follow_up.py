"""Which follow-up an interviewer asks: the one about the most valuable point that was missed or turned round.

After a good answer there is still one: about the point that is least certain to have been made.
"""

from collections.abc import Sequence

from hotseat.bank import FollowUp
from hotseat.grading.grade import PointVerdict


def choose_follow_up(follow_ups: Sequence[FollowUp], verdicts: Sequence[PointVerdict]) -> FollowUp | None:
    """The follow-up that is worth most, or None where every point was certainly made.

    A follow-up is worth the weight of its point times the chance that the point was not made; a point that
    was turned round is worth half as much again, since an interviewer would not let it stand.
    """
    by_id = {verdict.id: verdict for verdict in verdicts}

    def worth(follow_up: FollowUp) -> float:
        verdict = by_id[follow_up.about]
        return verdict.weight * (1 - verdict.p) * (1.5 if verdict.verdict == "contradicted" else 1.0)

    best = max(follow_ups, key=worth, default=None)
    return best if best and worth(best) > 0 else None
