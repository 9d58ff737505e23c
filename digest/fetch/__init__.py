"""Articles from the web and from other files, politely and safely, into files that a person can edit."""
