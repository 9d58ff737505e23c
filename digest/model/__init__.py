"""The nouns of digest, from bytes found on disk to pages: frozen, checked when built, without behavior."""
