"""The preview server: shows the site while it is written, and shows every change as soon as it is saved."""

from digest.serve.live import Outcome
from digest.serve.preview import Preview, preview, serve
from digest.serve.remarks import Remarks
from digest.serve.saving import Saving

__all__ = ["Outcome", "Preview", "Remarks", "Saving", "preview", "serve"]
