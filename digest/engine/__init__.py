"""Spares work that was done before: what never changed is not made again, what was reckoned once is kept."""
