"""The picture of a story that is shown where somebody shares its address."""
