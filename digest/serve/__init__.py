"""The preview server: shows the site while it is written, and shows every change as soon as it is saved."""

from digest.serve.live import Outcome
from digest.serve.preview import Preview, preview, serve

__all__ = ["Outcome", "Preview", "preview", "serve"]
