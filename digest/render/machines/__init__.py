"""Files for other programs than browsers: feeds, sitemap, manifest, what a server is told."""
