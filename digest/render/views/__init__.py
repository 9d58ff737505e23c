"""What each page shows, worked out ready to print: templates choose how it looks, never what it says."""
