"""What the user prefers. Where one is damaged or of a newer hotseat, all are back at their defaults."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hotseat.app.seat import Seat
from hotseat.errors import BadInput

Theme = Literal["system", "light", "dark"]


class Preferences(BaseModel):
    """`new_per_day`: questions never seen before that a day may bring."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    theme: Theme = "system"
    new_per_day: Annotated[int, Field(ge=0, le=100)] = 6


def preferences_of(seat: Seat) -> Preferences:
    stored = {key: value for key, value in seat.store.preferences().items() if key in Preferences.model_fields}
    try:
        return Preferences.model_validate(stored)
    except ValidationError:
        return Preferences()


def prefer(seat: Seat, **changes: object) -> Preferences:
    """Keep these preferences. Raises `BadInput`, and keeps none, where one cannot be."""
    try:
        new = Preferences.model_validate(preferences_of(seat).model_dump() | changes)
    except ValidationError as error:
        problem = error.errors()[0]
        raise BadInput(f"{problem['loc'][0]}: {problem['msg']}") from error
    for key in changes:
        seat.store.prefer(key, getattr(new, key))
    return new
