"""digest: several outlets report one event; a static site shows the story whole, every sentence a receipt."""

__version__ = "0.1.0"
