"""The form of every JSON body: strict in types, and deaf to fields that it does not know."""

from pydantic import BaseModel, ConfigDict


class Body(BaseModel):
    """Pydantic's lax mode would take "1" for 1; JSON says what it means."""

    model_config = ConfigDict(strict=True, extra="ignore", str_max_length=20_000)


class Done(BaseModel):
    """A receipt that says nothing but that it was done."""

    done: bool = True
