"""What comes in is hostile, and what can fail does: long runs that show what digest makes of it."""
