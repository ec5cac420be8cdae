"""Imports every table once, for migrations and for the test that models equal migrations."""

from sqlmodel import SQLModel

import app.audit.models
import app.checkins.models
import app.concerns.models
import app.identity.models
import app.notify.models
import app.patterns.models
import app.roster.models
import app.summaries.models
import app.trust.models
import app.vault.models  # noqa: F401 - importing is what this module does

METADATA = SQLModel.metadata
